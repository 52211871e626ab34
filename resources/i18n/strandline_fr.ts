<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
    <context>
        <name>Strandline</name>
        <message>
            <source>The layer of points has no field '{field}' for the reference class. Its fields are: {fields}.</source>
            <translation>La couche de points n'a pas de champ « {field} » pour la classe de référence. Ses champs sont : {fields}.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}' for the map class. Its fields are: {fields}.</source>
            <translation>La couche de points n'a pas de champ « {field} » pour la classe de la carte. Ses champs sont : {fields}.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}' for the stratum. Its fields are: {fields}.</source>
            <translation>La couche de points n'a pas de champ « {field} » pour la strate. Ses champs sont : {fields}.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}' for the weight. Its fields are: {fields}.</source>
            <translation>La couche de points n'a pas de champ « {field} » pour le poids. Ses champs sont : {fields}.</translation>
        </message>
        <message>
            <source>Assess accuracy</source>
            <translation>Évaluer l'exactitude</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>Exactitude</translation>
        </message>
        <message>
            <source>Estimates how accurate a map is and how large its classes are, with errors and intervals, from labelled points.</source>
            <translation>Estime l'exactitude d'une carte et la surface de ses classes, avec erreurs et intervalles, à partir de points étiquetés.</translation>
        </message>
        <message>
            <source>An area counted on a map carries the map's errors. From a random sample of points, whose true class somebody has looked up, this tool estimates the accuracy of the map and the areas of the classes on the ground, each with standard error and confidence interval, as Olofsson et al. (2014, Remote Sensing of Environment 148, 42-57) recommend. The areas are in km², the accuracies are shares from 0 to 1.

The map's classes are the strata: the points were drawn by chance within each class, as Sample points does. Where they were drawn by other strata, such as one along the shore, or another map's classes, name the field of strata; its weights, the shares of the ground, are in the field 'weight' (Stehman 2014, International Journal of Remote Sensing 35, 4923-4939).

The reference is a class number of the map, or a class's name where the raster has names. The map's class is read from the map at the points, which may be in any CRS. Points outside the map, on ground that it did not observe, or without a reference are left out, and counted in a warning. A stratum needs two labelled points. Where all points of a class are right, its interval has no width; that is no certainty: a warning gives the possible error. Intervals are normal ones, cut at 0 and at the whole.

The table has for each class: class, map_area, adjusted_area, standard_error, lower, upper (of the adjusted area), users, users_se, producers, producers_se and name. Empty is what the sample does not cover. The report is one page that needs no network: error matrix in points and in shares of the ground, areas and accuracies with intervals, and plots.</source>
            <translation>Une surface mesurée sur une carte comporte les erreurs de cette carte. À partir d'un échantillon aléatoire de points dont la vraie classe a été vérifiée, cet outil estime l'exactitude de la carte et la surface des classes sur le terrain, chacune avec son erreur type et son intervalle de confiance, comme le recommandent Olofsson et al. (2014, Remote Sensing of Environment 148, 42-57). Les surfaces sont en km², les exactitudes sont des proportions de 0 à 1.

Les classes de la carte sont les strates : les points ont été tirés au hasard dans chaque classe, comme le fait Échantillonner des points. S'ils ont été tirés selon d'autres strates, par exemple une strate le long du rivage ou les classes d'une autre carte, indiquez le champ des strates ; leurs poids, c'est-à-dire leurs parts du terrain, se trouvent dans le champ « weight » (Stehman 2014, International Journal of Remote Sensing 35, 4923-4939).

La référence est un numéro de classe de la carte, ou le nom d'une classe si le raster en a. La classe de la carte est lue sur la carte à l'emplacement des points, qui peuvent être dans n'importe quel SCR. Les points situés hors de la carte, sur un terrain qu'elle n'a pas observé ou sans référence sont écartés, et leur nombre est donné dans un avertissement. Une strate a besoin de deux points étiquetés. Si tous les points d'une classe sont justes, son intervalle est de largeur nulle ; ce n'est pas une certitude : un avertissement donne l'erreur possible. Les intervalles sont ceux de la loi normale, bornés à 0 et au total.

La table contient pour chaque classe : class, map_area, adjusted_area, standard_error, lower, upper (de la surface ajustée), users, users_se, producers, producers_se et name. Ce que l'échantillon ne couvre pas reste vide. Le rapport est une page unique qui se passe de réseau : matrice de confusion en points et en parts du terrain, surfaces et exactitudes avec leurs intervalles, et graphiques.</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Carte</translation>
        </message>
        <message>
            <source>The class raster that the points were drawn from.</source>
            <translation>Le raster de classes d'où les points ont été tirés.</translation>
        </message>
        <message>
            <source>Labelled points</source>
            <translation>Points étiquetés</translation>
        </message>
        <message>
            <source>The sample, in any CRS.</source>
            <translation>L'échantillon, dans n'importe quel SCR.</translation>
        </message>
        <message>
            <source>Field of the reference class</source>
            <translation>Champ de la classe de référence</translation>
        </message>
        <message>
            <source>What is really there: a class number of the map, or a class's name. Empty where nobody has looked.</source>
            <translation>Ce qui se trouve réellement à cet endroit : un numéro de classe de la carte, ou le nom d'une classe. Vide si personne ne l'a vérifié.</translation>
        </message>
        <message>
            <source>Field of the map class</source>
            <translation>Champ de la classe de la carte</translation>
        </message>
        <message>
            <source>The class of the map there. Leave it out to read the map itself.</source>
            <translation>La classe de la carte à cet endroit. Ne l'indiquez pas si la carte elle-même doit être lue.</translation>
        </message>
        <message>
            <source>Field of the stratum</source>
            <translation>Champ de la strate</translation>
        </message>
        <message>
            <source>Only where the strata are not the map's classes, such as a sample with a stratum along the shore.</source>
            <translation>Seulement si les strates ne sont pas les classes de la carte, par exemple pour un échantillon avec une strate le long du rivage.</translation>
        </message>
        <message>
            <source>Field of the stratum's weight</source>
            <translation>Champ du poids de la strate</translation>
        </message>
        <message>
            <source>Share of the ground that the stratum of the point covers, above 0 and at most 1. Goes with a field of strata; the field 'weight' unless you name another.</source>
            <translation>Part du terrain que couvre la strate du point, supérieure à 0 et au plus égale à 1. Va de pair avec un champ des strates ; c'est le champ « weight » si vous n'en indiquez pas d'autre.</translation>
        </message>
        <message>
            <source>Sampled classes</source>
            <translation>Classes échantillonnées</translation>
        </message>
        <message>
            <source>Numbers of the map's classes that the sample was drawn of, such as 0,1. Empty: all of them.</source>
            <translation>Numéros des classes de la carte dans lesquelles l'échantillon a été tiré, par exemple 0,1. Vide : toutes.</translation>
        </message>
        <message>
            <source>Confidence level</source>
            <translation>Niveau de confiance</translation>
        </message>
        <message>
            <source>Level of the intervals: 0.95 holds the truth in 95 of 100 samples.</source>
            <translation>Niveau des intervalles : avec 0.95, ils contiennent la vraie valeur pour 95 échantillons sur 100.</translation>
        </message>
        <message>
            <source>Accuracy table</source>
            <translation>Table d'exactitude</translation>
        </message>
        <message>
            <source>One line for each class.</source>
            <translation>Une ligne par classe.</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Rapport</translation>
        </message>
        <message>
            <source>A page with all results, to hand in.</source>
            <translation>Une page avec tous les résultats, à remettre telle quelle.</translation>
        </message>
        <message>
            <source>Overall accuracy</source>
            <translation>Exactitude globale</translation>
        </message>
        <message>
            <source>Standard error of overall accuracy</source>
            <translation>Erreur type de l'exactitude globale</translation>
        </message>
        <message>
            <source>A field of weights goes with a field of strata: give both, or neither.</source>
            <translation>Un champ des poids va de pair avec un champ des strates : indiquez les deux, ou aucun.</translation>
        </message>
        <message>
            <source>Sampled classes: give whole numbers separated by commas, such as 0,1.</source>
            <translation>Classes échantillonnées : indiquez des nombres entiers séparés par des virgules, par exemple 0,1.</translation>
        </message>
        <message>
            <source>Sample points</source>
            <translation>Échantillonner des points</translation>
        </message>
        <message>
            <source>Draws a stratified random sample of a class raster, as points that are ready to be labelled.</source>
            <translation>Tire un échantillon aléatoire stratifié d'un raster de classes, sous forme de points prêts à être étiquetés.</translation>
        </message>
        <message>
            <source>The classes of the raster are the strata: a water mask, a change raster, clusters, or any other raster of whole numbers. The sample has as many points as give overall accuracy the wanted standard error, n = (sum of W S, divided by the standard error) squared, where W is a stratum's share of the ground and S = sqrt(U (1 - U)) with the user's accuracy U that is expected of it (Olofsson et al. 2014, 0.9 unless you enter another). Each stratum gets the minimum, and the rest goes to the strata in proportion to their ground. The areas are those of the ellipsoid, so degrees are no problem. What was not observed is not sampled.

Maps err most along the shore. With a buffer, the pixels near the boundary between two classes, whatever their own class, are a stratum of their own, so that more points come to lie there. Give the field 'stratum' to Assess accuracy then.

The points lie in the middle of pixels and are numbered in random order: whoever labels them in that order can stop early. The fields are id, stratum (the class's number; the shore has the next free one), weight (share of the stratum in the ground), map_class, and reference, which is empty. In QGIS the reference is chosen from a list of the classes. Look at each point in images that are better than the map, and hide the map meanwhile: what one sees, one finds. The layer can be labelled in the plugin AcATaMa too, whose labels Assess accuracy reads.</source>
            <translation>Les classes du raster sont les strates : un masque d'eau, un raster des changements, des clusters ou tout autre raster de nombres entiers. L'échantillon compte autant de points qu'il en faut pour que l'exactitude globale ait l'erreur type voulue, n = (somme des W S, divisée par l'erreur type) au carré, où W est la part du terrain d'une strate et S = sqrt(U (1 - U)), avec U l'exactitude de l'utilisateur attendue pour cette strate (Olofsson et al. 2014 ; 0.9 sauf indication contraire). Chaque strate reçoit le minimum, et le reste est réparti entre les strates en proportion de leur terrain. Les surfaces sont calculées sur l'ellipsoïde, les degrés ne posent donc pas de problème. Ce qui n'a pas été observé n'est pas échantillonné.

C'est le long du rivage que les cartes se trompent le plus. Avec un tampon, les pixels proches de la limite entre deux classes, quelle que soit leur propre classe, forment une strate à part, afin que davantage de points y soient placés. Indiquez alors le champ « stratum » dans Évaluer l'exactitude.

Les points sont au centre des pixels et numérotés dans un ordre aléatoire : qui les étiquette dans cet ordre peut s'arrêter plus tôt. Les champs sont id, stratum (le numéro de la classe ; le rivage prend le premier numéro libre qui suit), weight (part de la strate dans le terrain), map_class, et reference, qui est vide. Dans QGIS, la référence se choisit dans une liste des classes. Examinez chaque point sur des images meilleures que la carte, et masquez la carte pendant ce temps : on trouve ce que l'on voit déjà. La couche peut aussi être étiquetée dans l'extension AcATaMa, dont Évaluer l'exactitude lit les étiquettes.</translation>
        </message>
        <message>
            <source>Leave it empty for no stratum along the shore.</source>
            <translation>Laissez vide pour ne pas créer de strate le long du rivage.</translation>
        </message>
        <message>
            <source>Class raster</source>
            <translation>Raster de classes</translation>
        </message>
        <message>
            <source>The map to assess: a water mask, a change raster, clusters, or another raster of whole numbers.</source>
            <translation>La carte à évaluer : un masque d'eau, un raster des changements, des clusters ou un autre raster de nombres entiers.</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Numbers of the classes to sample, such as 0,1. Empty: all of them.</source>
            <translation>Numéros des classes à échantillonner, par exemple 0,1. Vide : toutes.</translation>
        </message>
        <message>
            <source>Standard error</source>
            <translation>Erreur type</translation>
        </message>
        <message>
            <source>The wanted standard error of overall accuracy, which decides how many points there are: 0.01 is a 95 % interval of 2 percent to each side. Not used where the number of points is given.</source>
            <translation>L'erreur type voulue pour l'exactitude globale, qui détermine le nombre de points : 0.01 donne un intervalle à 95 % de 2 pour cent de chaque côté. Non utilisée si le nombre de points est indiqué.</translation>
        </message>
        <message>
            <source>Number of points</source>
            <translation>Nombre de points</translation>
        </message>
        <message>
            <source>Points of the whole sample, instead of a standard error.</source>
            <translation>Nombre de points de tout l'échantillon, au lieu d'une erreur type.</translation>
        </message>
        <message>
            <source>Minimum of a stratum</source>
            <translation>Minimum par strate</translation>
        </message>
        <message>
            <source>The least points of each stratum; the sample grows where that makes more. Rare classes, such as lost water, need 50 or more to be judged on their own.</source>
            <translation>Le plus petit nombre de points de chaque strate ; l'échantillon s'agrandit si cela en demande davantage. Les classes rares, comme l'eau perdue, ont besoin d'au moins 50 points pour être jugées à part.</translation>
        </message>
        <message>
            <source>Buffer of the shore</source>
            <translation>Tampon du rivage</translation>
        </message>
        <message>
            <source>Pixels whose middle lies so near to a boundary between two classes are a stratum of their own. In the units of the raster's CRS; one or two pixels are common.</source>
            <translation>Les pixels dont le centre est à moins de cette distance d'une limite entre deux classes forment une strate à part. Dans l'unité du SCR du raster ; un ou deux pixels sont courants.</translation>
        </message>
        <message>
            <source>Expected user's accuracy</source>
            <translation>Exactitude de l'utilisateur attendue</translation>
        </message>
        <message>
            <source>What the size of the sample is computed with: one number for all strata, and others for some classes if wanted, such as: 0.9, 2:0.7, 3:0.6</source>
            <translation>Ce qui sert à calculer la taille de l'échantillon : un nombre pour toutes les strates et, au besoin, d'autres pour certaines classes, par exemple : 0.9, 2:0.7, 3:0.6</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Graine aléatoire</translation>
        </message>
        <message>
            <source>The same seed gives the same points.</source>
            <translation>La même graine donne les mêmes points.</translation>
        </message>
        <message>
            <source>The points with id, stratum, weight, map_class and an empty reference.</source>
            <translation>Les points avec id, stratum, weight, map_class et une référence (reference) vide.</translation>
        </message>
        <message>
            <source>Classes: give whole numbers separated by commas, such as 0,1.</source>
            <translation>Classes : indiquez des nombres entiers séparés par des virgules, par exemple 0,1.</translation>
        </message>
        <message>
            <source>Expected user's accuracy: give a number between 0 and 1, and class:number for single classes, such as: 0.9, 2:0.7</source>
            <translation>Exactitude de l'utilisateur attendue : indiquez un nombre entre 0 et 1, et classe:nombre pour certaines classes, par exemple : 0.9, 2:0.7</translation>
        </message>
        <message>
            <source>Cancelled.</source>
            <translation>Annulé.</translation>
        </message>
        <message>
            <source>{field}: {help}</source>
            <translation>{field} : {help}</translation>
        </message>
        <message>
            <source>The fields:</source>
            <translation>Les champs :</translation>
        </message>
        <message>
            <source>Starting the engine ...</source>
            <translation>Démarrage du moteur ...</translation>
        </message>
        <message>
            <source>{title}: '{path}' is an input too. Give the output a name of its own.</source>
            <translation>{title} : « {path} » est aussi une entrée. Donnez à la sortie un nom qui lui soit propre.</translation>
        </message>
        <message>
            <source>{title}: '{path}' is another output too. Give the output a name of its own.</source>
            <translation>{title} : « {path} » est aussi une autre sortie. Donnez à cette sortie un nom qui lui soit propre.</translation>
        </message>
        <message>
            <source>{}: the value must be a finite number.</source>
            <translation>{} : la valeur doit être un nombre fini.</translation>
        </message>
        <message>
            <source>{}: the value must be above 0.</source>
            <translation>{} : la valeur doit être supérieure à 0.</translation>
        </message>
        <message>
            <source>{title}: the value must be at least {minimum}, not {value}.</source>
            <translation>{title} : la valeur doit être d'au moins {minimum}, et non de {value}.</translation>
        </message>
        <message>
            <source>{title}: the value must be from {minimum} to {maximum}, not {value}.</source>
            <translation>{title} : la valeur doit être comprise entre {minimum} et {maximum}, et non {value}.</translation>
        </message>
        <message>
            <source>{title}: '{layer}' cannot be read. It is missing, damaged, or not a raster; choose another one.</source>
            <translation>{title} : « {layer} » ne peut pas être lu. La couche est introuvable, endommagée ou n'est pas un raster ; choisissez-en une autre.</translation>
        </message>
        <message>
            <source>{title}: '{layer}' is not a file that the engine can read. Save it as GeoTIFF first (Export &gt; Save As).</source>
            <translation>{title} : « {layer} » n'est pas un fichier que le moteur peut lire. Enregistrez d'abord la couche au format GeoTIFF (Exporter &gt; Enregistrer sous).</translation>
        </message>
        <message>
            <source>{title}: '{layer}' has no coordinate reference system. Assign one first (Raster &gt; Projections &gt; Assign Projection).</source>
            <translation>{title} : « {layer} » n'a pas de système de coordonnées de référence. Assignez-lui d'abord un SCR (Raster &gt; Projections &gt; Assigner une projection).</translation>
        </message>
        <message>
            <source>{title}: rasters are written as GeoTIFF. Give '{file}' the ending .tif.</source>
            <translation>{title} : les rasters sont écrits au format GeoTIFF. Donnez à « {file} » l'extension .tif.</translation>
        </message>
        <message>
            <source>{title}: the folder '{folder}' does not exist. Create it, or choose another one.</source>
            <translation>{title} : le dossier « {folder} » n'existe pas. Créez-le ou choisissez-en un autre.</translation>
        </message>
        <message>
            <source>{title}: '{path}' is there already and is no {kind} file. Choose another name.</source>
            <translation>{title} : « {path} » existe déjà et n'est pas un fichier {kind}. Choisissez un autre nom.</translation>
        </message>
        <message>
            <source>{title}: QGIS writes no '{kind}' files. Give '{file}' an ending such as .gpkg, .csv or .geojson.</source>
            <translation>{title} : QGIS n'écrit pas de fichiers « {kind} ». Donnez à « {file} » une extension telle que .gpkg, .csv ou .geojson.</translation>
        </message>
        <message>
            <source>{title}: {reason}</source>
            <translation>{title} : {reason}</translation>
        </message>
        <message>
            <source>{title}: choose one of {choices}.</source>
            <translation>{title} : choisissez une valeur parmi {choices}.</translation>
        </message>
        <message>
            <source>Apply clusters</source>
            <translation>Appliquer les clusters</translation>
        </message>
        <message>
            <source>Labels another image with the clusters of a model, so that the same number means the same on every date.</source>
            <translation>Étiquette une autre image avec les clusters d'un modèle, afin qu'un même numéro ait le même sens à chaque date.</translation>
        </message>
        <message>
            <source>A clustering can write its model. Applied to another image, the model gives each pixel the cluster whose spectra it is most like, so that maps of several dates or places can be compared number by number. Applied to its own image, it gives the same map again.

The image needs the bands that the model was made with, known by name, by wavelength or by common name; their order, the grid and further bands do not matter. A model of bands without names needs equally many bands, in the same order. The values must mean the same as in the first image, reflectance in the same unit, say.</source>
            <translation>Un partitionnement peut écrire son modèle. Appliqué à une autre image, le modèle donne à chaque pixel le cluster dont les spectres lui ressemblent le plus, de sorte que des cartes de plusieurs dates ou lieux peuvent être comparées numéro par numéro. Appliqué à sa propre image, il redonne la même carte.

L'image doit contenir les bandes avec lesquelles le modèle a été établi, reconnues par leur nom, leur longueur d'onde ou leur nom commun ; leur ordre, la grille et les bandes supplémentaires n'ont pas d'importance. Un modèle de bandes sans nom demande le même nombre de bandes, dans le même ordre. Les valeurs doivent avoir le même sens que dans la première image, par exemple une réflectance dans la même unité.</translation>
        </message>
        <message>
            <source>Where to look for the model's bands. Leave empty for all bands.</source>
            <translation>Où chercher les bandes du modèle. Laissez vide pour toutes les bandes.</translation>
        </message>
        <message>
            <source>Cluster model</source>
            <translation>Modèle de clusters</translation>
        </message>
        <message>
            <source>JSON files (*.json);;All files (*)</source>
            <translation>Fichiers JSON (*.json);;Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>The file that Spectral clustering or K-means clustering has written.</source>
            <translation>Le fichier écrit par Partitionnement spectral ou Partitionnement en k-moyennes.</translation>
        </message>
        <message>
            <source>Cluster model: '{}' does not exist. Choose the model that a clustering has written.</source>
            <translation>Modèle de clusters : « {} » n'existe pas. Choisissez le modèle écrit par un partitionnement.</translation>
        </message>
        <message>
            <source>K-means clustering</source>
            <translation>Partitionnement en k-moyennes</translation>
        </message>
        <message>
            <source>Groups the pixels of an image into clusters around mean spectra, for scenes and spectrometer images of any size.</source>
            <translation>Regroupe les pixels d'une image en clusters autour de spectres moyens, pour des scènes et des images de spectromètre de toute taille.</translation>
        </message>
        <message>
            <source>Each cluster has a centre, the mean of its pixels, and each pixel belongs to the nearest centre. Both methods begin with the best of several initialisations on a sample. 'minibatch' then moves the centres by batches of pixels in random order, until they stay. 'full' goes through all pixels again and again until they stay, as k-means does by the book.

A stride above 1 learns from every n-th pixel in x and y only, which saves time on large images and hardly changes the clusters. Every pixel of the image gets a cluster all the same.

Clusters are numbered by brightness, the darkest first. Scaling decides what counts as alike: 'shape' compares the form of the spectra without their brightness, which suits water best; 'band' gives every band the same weight; 'image' scales all bands together; 'none' takes the values as they are. All of this changes the cluster map only, not what Water mask takes for water by the image's spectra. Pixels that are missing in any of the bands get no cluster. Thermal bands are left out unless you choose them.</source>
            <translation>Chaque cluster a un centre, la moyenne de ses pixels, et chaque pixel appartient au centre le plus proche. Les deux méthodes partent de la meilleure de plusieurs initialisations sur un échantillon. « minibatch » déplace ensuite les centres par lots de pixels pris dans un ordre aléatoire, jusqu'à ce qu'ils ne bougent plus. « full » parcourt tous les pixels, encore et encore, jusqu'à ce que les centres ne bougent plus, comme le veut l'algorithme classique des k-moyennes.

Avec un pas supérieur à 1, l'apprentissage ne porte que sur un pixel sur n en x et en y, ce qui fait gagner du temps sur de grandes images et ne change guère les clusters. Chaque pixel de l'image reçoit tout de même un cluster.

Les clusters sont numérotés par luminosité, le plus sombre en premier. La normalisation détermine ce qui est tenu pour semblable : « shape » compare la forme des spectres sans leur luminosité, ce qui convient le mieux à l'eau ; « band » donne le même poids à chaque bande ; « image » met toutes les bandes ensemble à la même échelle ; « none » prend les valeurs telles quelles. Tout cela ne change que la carte des clusters, pas ce que Masque d'eau tient pour de l'eau d'après les spectres de l'image. Les pixels manquants dans l'une des bandes ne reçoivent pas de cluster. Les bandes thermiques sont écartées, sauf si vous les choisissez.</translation>
        </message>
        <message>
            <source>The bands to compare. Leave empty for all but thermal ones.</source>
            <translation>Les bandes à comparer. Laissez vide pour toutes les bandes, sauf les thermiques.</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Méthode</translation>
        </message>
        <message>
            <source>'minibatch' learns from batches in random order, 'full' from all pixels until nothing moves.</source>
            <translation>« minibatch » apprend par lots pris dans un ordre aléatoire, « full » sur tous les pixels jusqu'à ce que plus rien ne bouge.</translation>
        </message>
        <message>
            <source>Stride</source>
            <translation>Pas</translation>
        </message>
        <message>
            <source>Learn from every n-th pixel in x and y. 1 is all of them.</source>
            <translation>Apprendre sur un pixel sur n en x et en y. 1 correspond à tous les pixels.</translation>
        </message>
        <message>
            <source>Spectral clustering</source>
            <translation>Partitionnement spectral</translation>
        </message>
        <message>
            <source>Groups the pixels of an image into spectrally similar clusters, for scenes of any size.</source>
            <translation>Regroupe les pixels d'une image en clusters spectralement semblables, pour des scènes de toute taille.</translation>
        </message>
        <message>
            <source>Some pixels, the landmarks, stand for the image; the similarity of every pixel to them decides its cluster (spectral clustering by the Nyström method). Clusters are numbered by brightness, the darkest first, so water usually has a low number. The same image and seed give the same map.

Scaling decides what counts as alike. 'shape' compares the form of the spectra without their brightness, which suits water best; 'band' gives every band the same weight; 'image' scales all bands together; 'none' takes the values as they are.

The number of clusters, their scaling and the seed change this map: what is told apart, and which numbers you can name. They do not change what Water mask takes for water by the image's spectra, with or without a point.

Pixels that are missing in any of the bands get no cluster. Thermal bands are left out unless you choose them.</source>
            <translation>Quelques pixels, les points de repère, représentent l'image ; la similarité de chaque pixel avec eux détermine son cluster (partitionnement spectral par la méthode de Nyström). Les clusters sont numérotés par luminosité, le plus sombre en premier, de sorte que l'eau a généralement un petit numéro. La même image et la même graine donnent la même carte.

La normalisation détermine ce qui est tenu pour semblable. « shape » compare la forme des spectres sans leur luminosité, ce qui convient le mieux à l'eau ; « band » donne le même poids à chaque bande ; « image » met toutes les bandes ensemble à la même échelle ; « none » prend les valeurs telles quelles.

Le nombre de clusters, leur normalisation et la graine changent cette carte : ce qui y est distingué, et les numéros que vous pouvez indiquer. Ils ne changent pas ce que Masque d'eau tient pour de l'eau d'après les spectres de l'image, avec ou sans point.

Les pixels manquants dans l'une des bandes ne reçoivent pas de cluster. Les bandes thermiques sont écartées, sauf si vous les choisissez.</translation>
        </message>
        <message>
            <source>Leave it empty for 1 / number of bands.</source>
            <translation>Laissez vide pour 1 / nombre de bandes.</translation>
        </message>
        <message>
            <source>Landmarks</source>
            <translation>Points de repère</translation>
        </message>
        <message>
            <source>How many pixels stand for the image.</source>
            <translation>Le nombre de pixels qui représentent l'image.</translation>
        </message>
        <message>
            <source>Gamma</source>
            <translation>Gamma</translation>
        </message>
        <message>
            <source>How fast the similarity of two pixels falls with their distance: exp(-gamma d²). Empty: 1 / number of bands.</source>
            <translation>La vitesse à laquelle la similarité de deux pixels diminue avec leur distance : exp(-gamma d²). Vide : 1 / nombre de bandes.</translation>
        </message>
        <message>
            <source>Implementation</source>
            <translation>Implémentation</translation>
        </message>
        <message>
            <source>'streaming' works through scenes of any size; 'dask_ml' runs that library's own class, for comparison on small images.</source>
            <translation>« streaming » traite des scènes de toute taille ; « dask_ml » exécute la classe de cette bibliothèque, pour comparaison sur de petites images.</translation>
        </message>
        <message>
            <source>Cluster model: only the streaming implementation can write a model. Leave the model out.</source>
            <translation>Modèle de clusters : seule l'implémentation « streaming » peut écrire un modèle. Retirez le modèle.</translation>
        </message>
        <message>
            <source>Water before (km²)</source>
            <translation>Eau avant (km²)</translation>
        </message>
        <message>
            <source>Water after (km²)</source>
            <translation>Eau après (km²)</translation>
        </message>
        <message>
            <source>Water on both dates (km²)</source>
            <translation>Eau aux deux dates (km²)</translation>
        </message>
        <message>
            <source>Water lost (km²)</source>
            <translation>Eau perdue (km²)</translation>
        </message>
        <message>
            <source>Water gained (km²)</source>
            <translation>Eau gagnée (km²)</translation>
        </message>
        <message>
            <source>Not observed on at least one date (km²)</source>
            <translation>Non observé à une date au moins (km²)</translation>
        </message>
        <message>
            <source>Water before: {}</source>
            <translation>Eau avant : {}</translation>
        </message>
        <message>
            <source>Water after: {}</source>
            <translation>Eau après : {}</translation>
        </message>
        <message>
            <source>Water on both dates: {}</source>
            <translation>Eau aux deux dates : {}</translation>
        </message>
        <message>
            <source>Water lost: {}</source>
            <translation>Eau perdue : {}</translation>
        </message>
        <message>
            <source>Water gained: {}</source>
            <translation>Eau gagnée : {}</translation>
        </message>
        <message>
            <source>Not observed on at least one date: {}</source>
            <translation>Non observé à une date au moins : {}</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water before (km²)</source>
            <translation>Surface subpixellaire de l'eau avant (km²)</translation>
        </message>
        <message>
            <source>Its error, one standard deviation (km²)</source>
            <translation>Son erreur, un écart-type (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water after (km²)</source>
            <translation>Surface subpixellaire de l'eau après (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water lost (km²)</source>
            <translation>Surface subpixellaire de l'eau perdue (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water gained (km²)</source>
            <translation>Surface subpixellaire de l'eau gagnée (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel change where both dates were observed (km²)</source>
            <translation>Changement subpixellaire là où les deux dates ont été observées (km²)</translation>
        </message>
        <message>
            <source>Clusters</source>
            <translation>Clusters</translation>
        </message>
        <message>
            <source>Image: clustering compares spectra and needs two bands or more. Choose more bands, or use Stack bands.</source>
            <translation>Image : le partitionnement compare des spectres et demande au moins deux bandes. Choisissez davantage de bandes, ou utilisez Empiler des bandes.</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Image</translation>
        </message>
        <message>
            <source>An image of two bands or more.</source>
            <translation>Une image d'au moins deux bandes.</translation>
        </message>
        <message>
            <source>Bands</source>
            <translation>Bandes</translation>
        </message>
        <message>
            <source>Cluster numbers, 0 = no data.</source>
            <translation>Numéros des clusters, 0 = sans donnée.</translation>
        </message>
        <message>
            <source>The fitted model, to label other images with.</source>
            <translation>Le modèle ajusté, pour étiqueter d'autres images.</translation>
        </message>
        <message>
            <source>Cluster table</source>
            <translation>Table des clusters</translation>
        </message>
        <message>
            <source>For each cluster: pixels, share, km² and mean spectrum.</source>
            <translation>Pour chaque cluster : pixels, part, km² et spectre moyen.</translation>
        </message>
        <message>
            <source>{before} and {after} are the same file, '{layer}'. Choose two dates.</source>
            <translation>{before} et {after} sont le même fichier, « {layer} ». Choisissez deux dates.</translation>
        </message>
        <message>
            <source>Difference as before - after</source>
            <translation>Différence avant - après</translation>
        </message>
        <message>
            <source>Count lost water as 1 and gained water as -1 in the signed difference, instead of the other way round.</source>
            <translation>Compter l'eau perdue comme 1 et l'eau gagnée comme -1 dans la différence signée, au lieu de l'inverse.</translation>
        </message>
        <message>
            <source>Signed difference</source>
            <translation>Différence signée</translation>
        </message>
        <message>
            <source>After - before: -1 lost, 0 same, 1 gained, -128 not observed. The other way round if that is chosen.</source>
            <translation>Après - avant : -1 perdu, 0 inchangé, 1 gagné, -128 non observé. L'inverse si cette option est choisie.</translation>
        </message>
        <message>
            <source>Water difference</source>
            <translation>Différence d'eau</translation>
        </message>
        <message>
            <source>Narrow water too</source>
            <translation>Eaux étroites aussi</translation>
        </message>
        <message>
            <source>Look for rivers and channels of one to three mixed pixels, as lines. It takes a little longer.</source>
            <translation>Rechercher les rivières et les chenaux larges d'un à trois pixels mixtes, comme des lignes. Le calcul est un peu plus long.</translation>
        </message>
        <message>
            <source>Keep plain water</source>
            <translation>Garder l'eau manifeste</translation>
        </message>
        <message>
            <source>Quality bands often take turbid and shallow water for cloud or shadow. Keep such pixels where green and infrared reflectance are plainly those of water; the log says how many.</source>
            <translation>Les bandes de qualité prennent souvent l'eau turbide ou peu profonde pour un nuage ou une ombre. Garder ces pixels là où les réflectances dans le vert et l'infrarouge sont manifestement celles de l'eau ; le journal en indique le nombre.</translation>
        </message>
        <message>
            <source>Sub-pixel areas</source>
            <translation>Surfaces subpixellaires</translation>
        </message>
        <message>
            <source>Add up the parts of pixels along the shore, too, and their error. Without them a small image takes half the time.</source>
            <translation>Additionner aussi les parties de pixels le long du rivage, avec leur erreur. Sans elles, une petite image demande moitié moins de temps.</translation>
        </message>
        <message>
            <source>HTML files (*.html)</source>
            <translation>Fichiers HTML (*.html)</translation>
        </message>
        <message>
            <source>JSON files (*.json)</source>
            <translation>Fichiers JSON (*.json)</translation>
        </message>
        <message>
            <source>Number of clusters</source>
            <translation>Nombre de clusters</translation>
        </message>
        <message>
            <source>How many clusters to make. More clusters distinguish finer differences on the cluster map; what is water is decided by the image's spectra and stays the same, except where you name clusters by number.</source>
            <translation>Le nombre de clusters à former. Un plus grand nombre de clusters distingue des différences plus fines sur la carte des clusters ; ce qui est de l'eau est déterminé par les spectres de l'image et reste le même, sauf là où vous désignez des clusters par leur numéro.</translation>
        </message>
        <message>
            <source>Scaling</source>
            <translation>Normalisation</translation>
        </message>
        <message>
            <source>What counts as alike: 'shape' of the spectrum without brightness, each 'band' alike, the 'image' as a whole, or none. It changes the cluster map, not the water.</source>
            <translation>Ce qui est tenu pour semblable : la forme du spectre sans la luminosité (« shape »), chaque bande à égalité (« band »), l'image dans son ensemble (« image »), ou aucune normalisation. Cela change la carte des clusters, pas l'eau.</translation>
        </message>
        <message>
            <source>The same seed gives the same result.</source>
            <translation>La même graine donne le même résultat.</translation>
        </message>
        <message>
            <source>What makes the sub-pixel areas doubtful</source>
            <translation>Ce qui rend les surfaces subpixellaires douteuses</translation>
        </message>
        <message>
            <source>'{path}' holds a layer '{layer}' with other columns, which would be lost. Choose another layer name.</source>
            <translation>« {path} » contient une couche « {layer} » avec d'autres colonnes, qui seraient perdues. Choisissez un autre nom de couche.</translation>
        </message>
        <message>
            <source>'{path}' is there already and holds {content}, which would be lost. To add a layer to it, give {path}|layername=NAME; or choose a new file.</source>
            <translation>« {path} » existe déjà et contient {content}, ce qui serait perdu. Pour y ajouter une couche, indiquez {path}|layername=NOM ; ou choisissez un nouveau fichier.</translation>
        </message>
        <message>
            <source>something else</source>
            <translation>autre chose</translation>
        </message>
        <message>
            <source>'{}' is there already and holds something else, which would be lost. Choose a new file.</source>
            <translation>« {} » existe déjà et contient autre chose, qui serait perdu. Choisissez un nouveau fichier.</translation>
        </message>
        <message>
            <source>'{}' is there already and is no text file, so it is not replaced by one. Choose another name.</source>
            <translation>« {} » existe déjà et n'est pas un fichier texte ; il n'est donc pas remplacé par un fichier texte. Choisissez un autre nom.</translation>
        </message>
        <message>
            <source>Engine status</source>
            <translation>État du moteur</translation>
        </message>
        <message>
            <source>Engine</source>
            <translation>Moteur</translation>
        </message>
        <message>
            <source>Shows the engine's interpreter, packages, dask workers and last log lines.</source>
            <translation>Affiche l'interpréteur du moteur, ses paquets, ses workers dask et les dernières lignes de son journal.</translation>
        </message>
        <message>
            <source>The report is plain text on a page, made to be copied into a bug report. Your home folder is shortened to ~; your name in paths, passwords, keys and signed addresses are left out. If the engine is installed it is started, so the report also tells whether that works, and so are the dask workers. Jobs of SLURM are not submitted: instead the report holds the script that would be.</source>
            <translation>Le rapport est du texte brut sur une page, prêt à être copié dans un rapport de bogue. Votre dossier personnel y est abrégé en ~ ; votre nom dans les chemins, les mots de passe, les clés et les adresses signées n'y figurent pas. Si le moteur est installé, il est démarré, ainsi que les workers dask, et le rapport dit donc aussi si cela fonctionne. Les tâches SLURM ne sont pas soumises : le rapport contient à la place le script qui le serait.</translation>
        </message>
        <message>
            <source>Status report</source>
            <translation>Rapport d'état</translation>
        </message>
        <message>
            <source>Where to write the report.</source>
            <translation>Où écrire le rapport.</translation>
        </message>
        <message>
            <source>Strandline engine status</source>
            <translation>État du moteur de Strandline</translation>
        </message>
        <message>
            <source>Copy the text below into your bug report.</source>
            <translation>Copiez le texte ci-dessous dans votre rapport de bogue.</translation>
        </message>
        <message>
            <source>The report cannot be written to '{path}': {reason}.</source>
            <translation>Le rapport ne peut pas être écrit dans « {path} » : {reason}.</translation>
        </message>
        <message>
            <source>Install engine</source>
            <translation>Installer le moteur</translation>
        </message>
        <message>
            <source>Installs the computing engine, once. Nothing is installed into QGIS itself.</source>
            <translation>Installe le moteur de calcul, une seule fois. Rien n'est installé dans QGIS lui-même.</translation>
        </message>
        <message>
            <source>The engine is a Python environment of its own (xarray, dask, scikit-learn and others, about 1.1 GB, and up to 2.2 GB while it is installed), kept in your user folder. QGIS's own packages are not touched, so no other plugin can be disturbed. Every package is checked against a hash before it is installed, and the finished engine proves itself with a small clustering.

Every file of an engine that is there already is compared with what was installed. One that is damaged is built anew; one that works is left as it is unless you force a new build (FORCE). Where it goes, and which Python it is built with, can be set in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline.</source>
            <translation>Le moteur est un environnement Python à part (xarray, dask, scikit-learn et d'autres, environ 1.1 Go, et jusqu'à 2.2 Go pendant l'installation), placé dans votre dossier utilisateur. Les paquets de QGIS ne sont pas modifiés, aucune autre extension ne peut donc être perturbée. Chaque paquet est vérifié par son empreinte de hachage avant d'être installé, et le moteur, une fois prêt, fait ses preuves par un petit partitionnement.

Chaque fichier d'un moteur déjà présent est comparé à ce qui a été installé. Un moteur endommagé est reconstruit ; un moteur qui fonctionne est laissé tel quel, sauf si vous imposez une nouvelle construction (FORCE). L'emplacement du moteur et le Python avec lequel il est construit se règlent dans Préférences &gt; Options &gt; Traitement &gt; Fournisseurs de services &gt; Strandline.</translation>
        </message>
        <message>
            <source>Build anew even if the engine works</source>
            <translation>Reconstruire même si le moteur fonctionne</translation>
        </message>
        <message>
            <source>Throw a working engine away and build it again.</source>
            <translation>Supprimer un moteur qui fonctionne et le construire à nouveau.</translation>
        </message>
        <message>
            <source>Fetch a Python if this computer has none that fits</source>
            <translation>Télécharger un Python si cet ordinateur n'en a aucun qui convienne</translation>
        </message>
        <message>
            <source>Download a standalone Python, some 50 MB, into the engine folder where none from 3.11 to 3.14 is found.</source>
            <translation>Télécharger un Python autonome, environ 50 Mo, dans le dossier du moteur si aucun n'est trouvé entre 3.11 et 3.14.</translation>
        </message>
        <message>
            <source>Folder of the engine</source>
            <translation>Dossier du moteur</translation>
        </message>
        <message>
            <source>Version of the engine</source>
            <translation>Version du moteur</translation>
        </message>
        <message>
            <source>The engine {version} is ready in {folder}.</source>
            <translation>Le moteur {version} est prêt dans {folder}.</translation>
        </message>
        <message>
            <source>It was ready before, so it was left as it is. FORCE (Build anew even if the engine works) builds another.</source>
            <translation>Il était déjà prêt et a donc été laissé tel quel. FORCE (Reconstruire même si le moteur fonctionne) en construit un autre.</translation>
        </message>
        <message>
            <source>Regrid</source>
            <translation>Changer de grille</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Grille</translation>
        </message>
        <message>
            <source>Puts an image onto another grid: that of a reference raster, a square around a centre, or an extent.</source>
            <translation>Place une image sur une autre grille : celle d'un raster de référence, un carré autour d'un centre ou une emprise.</translation>
        </message>
        <message>
            <source>Specify at most one of: a reference raster; a centre with a radius; an extent. Resolution and CRS are those of the image where you leave them out. An extent in the image's own CRS and resolution cuts whole pixels out, without resampling.

Within its own CRS, 'bilinear' interpolates linearly between the four nearest pixel centres, whatever the cell size. When cells get coarser, 'average' uses all pixels instead; with the others the result holds single pixels, and what is counted in it, such as areas, carries a sampling error. The tag RESAMPLING of the result records how it was made.

A raster of classes (one band of whole numbers with names or a colour table, such as clusters, masks and changes) keeps its codes, its no-data value, its colours and its names: each cell gets the code of the nearest pixel, or with 'average' and 'mode' the most frequent one.</source>
            <translation>Indiquez au plus l'un des choix suivants : un raster de référence ; un centre avec un rayon ; une emprise. La résolution et le SCR sont ceux de l'image si vous ne les indiquez pas. Une emprise dans le SCR et à la résolution de l'image découpe des pixels entiers, sans ré-échantillonnage.

Dans un même SCR, « bilinear » interpole linéairement entre les quatre centres de pixels les plus proches, quelle que soit la taille de cellule. Quand les cellules deviennent plus grossières, « average » utilise tous les pixels ; avec les autres méthodes, le résultat ne contient que des pixels isolés, et ce que l'on y compte, comme les surfaces, comporte une erreur d'échantillonnage. La balise RESAMPLING du résultat indique comment il a été obtenu.

Un raster de classes (une bande de nombres entiers avec des noms ou une table de couleurs, comme les clusters, les masques et les changements) garde ses codes, sa valeur nodata, ses couleurs et ses noms : chaque cellule reçoit le code du pixel le plus proche ou, avec « average » et « mode », le code le plus fréquent.</translation>
        </message>
        <message>
            <source>Radius</source>
            <translation>Rayon</translation>
        </message>
        <message>
            <source>The image to resample.</source>
            <translation>L'image à ré-échantillonner.</translation>
        </message>
        <message>
            <source>Reference raster</source>
            <translation>Raster de référence</translation>
        </message>
        <message>
            <source>Take the grid of this raster as it is.</source>
            <translation>Reprendre la grille de ce raster telle quelle.</translation>
        </message>
        <message>
            <source>Centre</source>
            <translation>Centre</translation>
        </message>
        <message>
            <source>Middle of the wanted square, in any CRS, for example: -118.7081,38.6942 [EPSG:4326]</source>
            <translation>Milieu du carré voulu, dans n'importe quel SCR, par exemple : -118.7081,38.6942 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Distance from the centre to each side, in the units of the resulting CRS; grown to whole pixels of the image where neither resolution nor CRS is given.</source>
            <translation>Distance du centre à chaque côté, dans l'unité du SCR du résultat ; étendue à des pixels entiers de l'image si ni la résolution ni le SCR ne sont indiqués.</translation>
        </message>
        <message>
            <source>Extent</source>
            <translation>Emprise</translation>
        </message>
        <message>
            <source>The wanted area.</source>
            <translation>La zone voulue.</translation>
        </message>
        <message>
            <source>Resolution</source>
            <translation>Résolution</translation>
        </message>
        <message>
            <source>Cell size in the units of the resulting CRS.</source>
            <translation>Taille de cellule dans l'unité du SCR du résultat.</translation>
        </message>
        <message>
            <source>CRS</source>
            <translation>SCR</translation>
        </message>
        <message>
            <source>CRS of the result.</source>
            <translation>SCR du résultat.</translation>
        </message>
        <message>
            <source>Resampling</source>
            <translation>Ré-échantillonnage</translation>
        </message>
        <message>
            <source>How new cells get their values. Use 'average' where cells get larger. Classes are never mixed.</source>
            <translation>Comment les nouvelles cellules obtiennent leurs valeurs. Utilisez « average » si les cellules deviennent plus grandes. Les classes ne sont jamais mélangées.</translation>
        </message>
        <message>
            <source>Regridded</source>
            <translation>Image sur la nouvelle grille</translation>
        </message>
        <message>
            <source>The image on the new grid.</source>
            <translation>L'image placée sur la nouvelle grille.</translation>
        </message>
        <message>
            <source>Specify at most one of: a reference raster, a centre, an extent.</source>
            <translation>Indiquez au plus l'un des choix suivants : un raster de référence, un centre, une emprise.</translation>
        </message>
        <message>
            <source>A centre and a radius belong together: give both with a radius above 0, or neither.</source>
            <translation>Un centre et un rayon vont ensemble : indiquez les deux, avec un rayon supérieur à 0, ou aucun.</translation>
        </message>
        <message>
            <source>Specify the wanted grid: a reference raster, a centre with a radius, an extent, a resolution, or a CRS.</source>
            <translation>Indiquez la grille voulue : un raster de référence, un centre avec un rayon, une emprise, une résolution ou un SCR.</translation>
        </message>
        <message>
            <source>Strandline: water from satellite images</source>
            <translation>Strandline : l'eau dans les images satellite</translation>
        </message>
        <message>
            <source>Load hyperspectral cube</source>
            <translation>Charger un cube hyperspectral</translation>
        </message>
        <message>
            <source>Scenes</source>
            <translation>Scènes</translation>
        </message>
        <message>
            <source>Makes one image with wavelengths out of a hyperspectral cube: NEON, EMIT, ENVI, NetCDF, Zarr or GeoTIFF.</source>
            <translation>Crée une image avec longueurs d'onde à partir d'un cube hyperspectral : NEON, EMIT, ENVI, NetCDF, Zarr ou GeoTIFF.</translation>
        </message>
        <message>
            <source>Reads NEON AOP reflectance (.h5), ENVI (the data file or its .hdr), EMIT level 2A (.nc, laid on the map by its own table), other NetCDF files and Zarr stores that follow the CF conventions, and GeoTIFFs whose bands have wavelengths.

Bands of water vapour are left out: those in the given ranges of wavelengths, and those that the product itself marks as invalid. The rest keep their wavelengths and widths, in nanometres whatever the file's unit. Values become reflectance by the product's own factors. Enter here what a file lacks: its CRS, its missing numbers, its scale.

Files in which each band is a variable of its own are read too. Of a stack of several dates, one is read: name it behind the variable, as in reflectance@2024-06-17.

The cube is read in the order in which the file holds it, a part at a time, so it may be larger than the memory.</source>
            <translation>Lit la réflectance NEON AOP (.h5), ENVI (le fichier de données ou son .hdr), EMIT niveau 2A (.nc, placé sur la carte à l'aide de sa propre table), d'autres fichiers NetCDF et magasins Zarr qui suivent les conventions CF, et les GeoTIFF dont les bandes ont des longueurs d'onde.

Les bandes de la vapeur d'eau sont écartées : celles des intervalles de longueurs d'onde indiqués et celles que le produit lui-même signale comme invalides. Les autres gardent leurs longueurs d'onde et leurs largeurs, en nanomètres quelle que soit l'unité du fichier. Les valeurs deviennent des réflectances à l'aide des facteurs du produit. Indiquez ici ce qui manque à un fichier : son SCR, ses nombres pour les valeurs manquantes, son échelle.

Les fichiers dans lesquels chaque bande est une variable à part sont lus aussi. D'une pile de plusieurs dates, une seule est lue : indiquez-la après la variable, comme dans reflectance@2024-06-17.

Le cube est lu dans l'ordre où le fichier le contient, une partie à la fois ; il peut donc être plus grand que la mémoire.</translation>
        </message>
        <message>
            <source>Cube</source>
            <translation>Cube</translation>
        </message>
        <message>
            <source>The file, or the folder of a Zarr store.</source>
            <translation>Le fichier, ou le dossier d'un magasin Zarr.</translation>
        </message>
        <message>
            <source>Variable</source>
            <translation>Variable</translation>
        </message>
        <message>
            <source>Name of the array with the cube, for files that hold several, such as: flight/reflectance. Where each band is a variable: their names, separated by commas, or that of their group.</source>
            <translation>Nom du tableau qui contient le cube, pour les fichiers qui en contiennent plusieurs, par exemple : flight/reflectance. Si chaque bande est une variable : leurs noms, séparés par des virgules, ou celui de leur groupe.</translation>
        </message>
        <message>
            <source>Wavelengths to leave out (nm)</source>
            <translation>Longueurs d'onde à écarter (nm)</translation>
        </message>
        <message>
            <source>Ranges in nanometres, separated by commas. The default is where water vapour takes the light.</source>
            <translation>Intervalles en nanomètres, séparés par des virgules. Par défaut, ceux où la vapeur d'eau absorbe la lumière.</translation>
        </message>
        <message>
            <source>Leave out invalid bands</source>
            <translation>Écarter les bandes invalides</translation>
        </message>
        <message>
            <source>Leave out the bands that the product itself marks as not to be used.</source>
            <translation>Écarter les bandes que le produit lui-même signale comme inutilisables.</translation>
        </message>
        <message>
            <source>Only this part is read, grown to whole pixels. Leave empty for all of it.</source>
            <translation>Seule cette partie est lue, étendue à des pixels entiers. Laissez vide pour tout lire.</translation>
        </message>
        <message>
            <source>Reflectance</source>
            <translation>Réflectance</translation>
        </message>
        <message>
            <source>Convert to reflectance by the product's own factors. Otherwise the numbers stay as they are stored.</source>
            <translation>Convertir en réflectance à l'aide des facteurs du produit. Sinon, les nombres restent tels qu'ils sont stockés.</translation>
        </message>
        <message>
            <source>CRS of the cube</source>
            <translation>SCR du cube</translation>
        </message>
        <message>
            <source>For files that name none, or a wrong one. Nothing is reprojected.</source>
            <translation>Pour les fichiers qui n'en indiquent pas, ou en indiquent un faux. Rien n'est reprojeté.</translation>
        </message>
        <message>
            <source>No-data value of the cube</source>
            <translation>Valeur nodata du cube</translation>
        </message>
        <message>
            <source>A stored number that means 'not observed', besides those that the file names.</source>
            <translation>Un nombre stocké qui signifie « non observé », en plus de ceux qu'indique le fichier.</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Facteur d'échelle</translation>
        </message>
        <message>
            <source>Stored number x scale is the reflectance, such as 0.0001 for whole numbers of 0 to 10000. Leave empty to use the factors that the file names.</source>
            <translation>Nombre stocké x facteur d'échelle = réflectance, par exemple 0.0001 pour des nombres entiers de 0 à 10000. Laissez vide pour utiliser les facteurs qu'indique le fichier.</translation>
        </message>
        <message>
            <source>Bands kept</source>
            <translation>Bandes conservées</translation>
        </message>
        <message>
            <source>Acquisition date</source>
            <translation>Date d'acquisition</translation>
        </message>
        <message>
            <source>Scale: 0 makes no value of a number. Give a factor such as 0.0001.</source>
            <translation>Facteur d'échelle : 0 ne donne de valeur à aucun nombre. Indiquez un facteur tel que 0.0001.</translation>
        </message>
        <message>
            <source>A scale has no effect on numbers that stay as they are stored. Leave out one of the two.</source>
            <translation>Un facteur d'échelle n'a pas d'effet sur des nombres qui restent tels qu'ils sont stockés. Retirez l'un des deux.</translation>
        </message>
        <message>
            <source>Size of a pixel in the units of the image's CRS. Leave empty for that of the finest band.</source>
            <translation>Taille d'un pixel dans l'unité du SCR de l'image. Laissez vide pour celle de la bande la plus fine.</translation>
        </message>
        <message>
            <source>Coordinate reference system of the image. Leave empty for that of the scene.</source>
            <translation>Système de coordonnées de référence de l'image. Laissez vide pour celui de la scène.</translation>
        </message>
        <message>
            <source>Names separated by commas, such as: blue,green,red,nir08,swir16,swir22. Leave empty for all bands that show reflected light of the ground; thermal, panchromatic and atmospheric bands have to be named.</source>
            <translation>Noms séparés par des virgules, par exemple : blue,green,red,nir08,swir16,swir22. Laissez vide pour toutes les bandes qui montrent la lumière réfléchie par le sol ; les bandes thermiques, panchromatiques et atmosphériques doivent être nommées.</translation>
        </message>
        <message>
            <source>Only this part is read, grown to whole pixels. Leave empty for the whole scene.</source>
            <translation>Seule cette partie est lue, étendue à des pixels entiers. Laissez vide pour toute la scène.</translation>
        </message>
        <message>
            <source>Hide pixels with</source>
            <translation>Masquer les pixels avec</translation>
        </message>
        <message>
            <source>Pixels that the scene's quality band marks so become 'no data'; saturated ones only in the band that is saturated. Choose none to keep all but the fill around the scene.</source>
            <translation>Les pixels que la bande de qualité de la scène signale ainsi deviennent « sans donnée » ; les pixels saturés, seulement dans la bande où ils sont saturés. Ne choisissez rien pour tout garder, sauf le remplissage autour de la scène.</translation>
        </message>
        <message>
            <source>Convert to reflectance, thermal bands to kelvin, by the product's own factors. Otherwise the numbers stay as they are stored.</source>
            <translation>Convertir en réflectance, et les bandes thermiques en kelvins, à l'aide des facteurs du produit. Sinon, les nombres restent tels qu'ils sont stockés.</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>Plateforme</translation>
        </message>
        <message>
            <source>The image, a GeoTIFF.</source>
            <translation>L'image, un GeoTIFF.</translation>
        </message>
        <message>
            <source>Band table</source>
            <translation>Table des bandes</translation>
        </message>
        <message>
            <source>Name, common name, description, central wavelength and width (micrometres) of each band.</source>
            <translation>Nom, nom commun, description, longueur d'onde centrale et largeur (micromètres) de chaque bande.</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Load Landsat scene</source>
            <translation>Charger une scène Landsat</translation>
        </message>
        <message>
            <source>Makes one image of reflectance out of a Landsat product: a folder, a metadata file or a .tar as downloaded.</source>
            <translation>Crée une image de réflectance à partir d'un produit Landsat : un dossier, un fichier de métadonnées ou une archive .tar telle que téléchargée.</translation>
        </message>
        <message>
            <source>Reads Collection 2 level 2 and level 1 of Landsat 4 to 9, and surface reflectance of Collection 1. An archive (.tar, .tar.gz) need not be unpacked.

Bands get their common names, values become reflectance by the factors in the product's own metadata, and clouds, their shadows and the fill around the scene become 'no data' by its quality bands. Date and satellite are kept in the image.

Band 6 of TM and ETM+ and bands 10 and 11 of Landsat 8 and 9 are temperatures in kelvin; name them (lwir, lwir11) to have them.</source>
            <translation>Lit les niveaux 2 et 1 de la Collection 2 de Landsat 4 à 9, et la réflectance de surface de la Collection 1. Il n'est pas nécessaire de décompresser une archive (.tar, .tar.gz).

Les bandes reçoivent leurs noms communs, les valeurs deviennent des réflectances à l'aide des facteurs donnés dans les métadonnées du produit, et les nuages, leurs ombres et le remplissage autour de la scène deviennent « sans donnée » d'après ses bandes de qualité. La date et le satellite sont conservés dans l'image.

La bande 6 de TM et ETM+ et les bandes 10 et 11 de Landsat 8 et 9 sont des températures en kelvins ; nommez-les (lwir, lwir11) pour les obtenir.</translation>
        </message>
        <message>
            <source>Landsat product</source>
            <translation>Produit Landsat</translation>
        </message>
        <message>
            <source>The MTL file (.txt, .json, .xml), the product's folder, or its archive (.tar, .tar.gz).</source>
            <translation>Le fichier MTL (.txt, .json, .xml), le dossier du produit ou son archive (.tar, .tar.gz).</translation>
        </message>
        <message>
            <source>Load Sentinel-2 scene</source>
            <translation>Charger une scène Sentinel-2</translation>
        </message>
        <message>
            <source>Makes one image of reflectance out of a Sentinel-2 product, level 2A or 1C: the .SAFE folder or the zip.</source>
            <translation>Crée une image de réflectance à partir d'un produit Sentinel-2, niveau 2A ou 1C : le dossier .SAFE ou le zip.</translation>
        </message>
        <message>
            <source>Bands of 10, 20 and 60 m are put onto one grid, that of the finest band unless you give a resolution. A zip need not be unpacked.

Values become reflectance by the factors in the product's own metadata, among them the offset that products since January 2022 have. Level 2A has a scene classification, by which clouds, their shadows, snow and saturated pixels become 'no data'; the mask of level 1C has cloud, cirrus and snow only.

The bands of 60 m, which are made for the atmosphere (coastal, nir09, cirrus), are left out unless they are named.</source>
            <translation>Les bandes à 10, 20 et 60 m sont placées sur une même grille, celle de la bande la plus fine si vous n'indiquez pas de résolution. Il n'est pas nécessaire de décompresser un zip.

Les valeurs deviennent des réflectances à l'aide des facteurs donnés dans les métadonnées du produit, dont le décalage que les produits comportent depuis janvier 2022. Le niveau 2A a une classification de la scène, d'après laquelle les nuages, leurs ombres, la neige et les pixels saturés deviennent « sans donnée » ; le masque du niveau 1C ne contient que les nuages, les cirrus et la neige.

Les bandes à 60 m, destinées à l'atmosphère (coastal, nir09, cirrus), sont écartées si elles ne sont pas nommées.</translation>
        </message>
        <message>
            <source>Sentinel-2 product</source>
            <translation>Produit Sentinel-2</translation>
        </message>
        <message>
            <source>MTD_MSIL2A.xml or MTD_MSIL1C.xml, the .SAFE folder, or the .zip.</source>
            <translation>MTD_MSIL2A.xml ou MTD_MSIL1C.xml, le dossier .SAFE ou le .zip.</translation>
        </message>
        <message>
            <source>Load STAC item</source>
            <translation>Charger un élément STAC</translation>
        </message>
        <message>
            <source>Makes one image of reflectance out of a STAC item: only the wanted part is read from the server.</source>
            <translation>Crée une image de réflectance à partir d'un élément STAC : seule la partie voulue est lue sur le serveur.</translation>
        </message>
        <message>
            <source>Give the address of an item, as in the field 'href' of the layer that Search scenes makes, or the item's JSON file.

Bands are chosen by their common names. Values become reflectance by the scale and offset of the item, or that its collection is known for; clouds, their shadows and the fill around the scene become 'no data' by the item's quality band (QA_PIXEL, SCL, Fmask). Links of Planetary Computer are signed just before they are read.

With an extent, only that part is transferred, a few percent of the scene's files for a lake.</source>
            <translation>Indiquez l'adresse d'un élément, comme dans le champ « href » de la couche que crée Rechercher des scènes, ou le fichier JSON de l'élément.

Les bandes sont choisies par leurs noms communs. Les valeurs deviennent des réflectances à l'aide de l'échelle et du décalage de l'élément, ou de ceux connus pour sa collection ; les nuages, leurs ombres et le remplissage autour de la scène deviennent « sans donnée » d'après la bande de qualité de l'élément (QA_PIXEL, SCL, Fmask). Les liens de Planetary Computer sont signés juste avant d'être lus.

Avec une emprise, seule cette partie est transférée : pour un lac, quelques pour cent des fichiers de la scène.</translation>
        </message>
        <message>
            <source>STAC item</source>
            <translation>Élément STAC</translation>
        </message>
        <message>
            <source>The item's address (https://...) or its JSON file.</source>
            <translation>L'adresse de l'élément (https://...) ou son fichier JSON.</translation>
        </message>
        <message>
            <source>Search scenes</source>
            <translation>Rechercher des scènes</translation>
        </message>
        <message>
            <source>Finds satellite scenes of a place and a time in a STAC API, as footprints with their cloud cover.</source>
            <translation>Trouve dans une API STAC les scènes satellite d'un lieu et d'une période, sous forme d'empreintes avec leur couverture nuageuse.</translation>
        </message>
        <message>
            <source>Gives a layer with the outline of each scene, the newest first, coloured by cloud cover; hover over one with map tips on to see its preview. The field 'href' is what Load STAC item takes.

Ready choices are Planetary Computer ('planetary-computer') and Earth Search ('earth-search'), both free and without an account; any other STAC API works by its address, and so does one of its collections (.../collections/NAME). Collections of Landsat and Sentinel-2 surface reflectance are landsat-c2-l2 and sentinel-2-l2a in Planetary Computer, sentinel-2-l2a and sentinel-2-c1-l2a in Earth Search.</source>
            <translation>Donne une couche avec le contour de chaque scène, la plus récente en premier, colorée selon la couverture nuageuse ; survolez un contour, infobulles affichées, pour voir l'aperçu de la scène. Charger un élément STAC prend ce que contient le champ « href ».

Les choix prêts à l'emploi sont Planetary Computer (« planetary-computer ») et Earth Search (« earth-search »), tous deux gratuits et sans compte ; toute autre API STAC fonctionne avec son adresse, de même que l'une de ses collections (.../collections/NOM). Les collections de réflectance de surface de Landsat et de Sentinel-2 sont landsat-c2-l2 et sentinel-2-l2a dans Planetary Computer, sentinel-2-l2a et sentinel-2-c1-l2a dans Earth Search.</translation>
        </message>
        <message>
            <source>STAC API</source>
            <translation>API STAC</translation>
        </message>
        <message>
            <source>Address of the API, or 'planetary-computer' or 'earth-search'.</source>
            <translation>Adresse de l'API, ou « planetary-computer » ou « earth-search ».</translation>
        </message>
        <message>
            <source>Collections</source>
            <translation>Collections</translation>
        </message>
        <message>
            <source>Ids of collections, separated by commas.</source>
            <translation>Identifiants de collections, séparés par des virgules.</translation>
        </message>
        <message>
            <source>Scenes that touch it are found. Without a CRS its numbers are longitudes and latitudes.</source>
            <translation>Les scènes qui la touchent sont trouvées. Sans SCR, ses nombres sont des longitudes et des latitudes.</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Premier jour</translation>
        </message>
        <message>
            <source>No scene is older than this.</source>
            <translation>Aucune scène n'est plus ancienne.</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Dernier jour</translation>
        </message>
        <message>
            <source>No scene is younger than this.</source>
            <translation>Aucune scène n'est plus récente.</translation>
        </message>
        <message>
            <source>Maximum cloud cover (%)</source>
            <translation>Couverture nuageuse maximale (%)</translation>
        </message>
        <message>
            <source>Clouds cover less than this part of the whole scene, in percent; 0 finds scenes without any. Scenes of unknown cloud cover are kept. Leave empty for any.</source>
            <translation>Les nuages couvrent moins que cette part de toute la scène, en pour cent ; 0 trouve les scènes sans aucun nuage. Les scènes dont la couverture nuageuse est inconnue sont gardées. Laissez vide pour ne pas limiter.</translation>
        </message>
        <message>
            <source>Only scenes of this satellite, such as landsat-5 or sentinel-2a, in any spelling; several with commas.</source>
            <translation>Seulement les scènes de ce satellite, par exemple landsat-5 ou sentinel-2a, quelle que soit la graphie ; plusieurs, séparés par des virgules.</translation>
        </message>
        <message>
            <source>Maximum number of scenes</source>
            <translation>Nombre maximal de scènes</translation>
        </message>
        <message>
            <source>How many scenes to list at most.</source>
            <translation>Le nombre de scènes à lister, au plus.</translation>
        </message>
        <message>
            <source>Footprints</source>
            <translation>Empreintes</translation>
        </message>
        <message>
            <source>One polygon for each scene: id, collection, platform, datetime, cloud_cover, epsg, href, thumbnail.</source>
            <translation>Un polygone par scène : id, collection, platform, datetime, cloud_cover, epsg, href, thumbnail.</translation>
        </message>
        <message>
            <source>Number of scenes</source>
            <translation>Nombre de scènes</translation>
        </message>
        <message>
            <source>The first day ({first}) lies after the last day ({last}).</source>
            <translation>Le premier jour ({first}) est postérieur au dernier jour ({last}).</translation>
        </message>
        <message>
            <source>Stack bands</source>
            <translation>Empiler des bandes</translation>
        </message>
        <message>
            <source>Makes one image with named bands out of several rasters, a folder of them, or some bands of one.</source>
            <translation>Crée une image aux bandes nommées à partir de plusieurs rasters, d'un dossier de rasters ou de certaines bandes d'un seul.</translation>
        </message>
        <message>
            <source>The image lies on the grid of the first raster; others are interpolated where their grids differ. Values are stored as decimal numbers, with missing pixels left empty.

Instead of choosing rasters, give a folder, a pattern such as *_SR_B?.TIF, or both. The bands are then in the order of the files' names (B2 before B10) and are called by what tells these names apart: lake_green.tif makes 'green'. A maker's numbers become common names where the satellite stands in the file's name, as in LT05_L2SP_..._SR_B4.TIF.

Give the bands their common names (blue, green, red, nir08, swir16, swir22, ...): other tools then know which is which. Landsat Collection 2 surface reflectance needs scale 0.0000275, offset -0.2 and no-data value 0; Sentinel-2 level 2A scale 0.0001.</source>
            <translation>L'image a la grille du premier raster ; les autres sont interpolés si leur grille est différente. Les valeurs sont stockées comme nombres décimaux, et les pixels manquants restent vides.

Au lieu de choisir des rasters, indiquez un dossier, un motif tel que *_SR_B?.TIF, ou les deux. Les bandes suivent alors l'ordre des noms de fichiers (B2 avant B10) et sont nommées d'après ce qui distingue ces noms : lake_green.tif donne « green ». Les numéros du fabricant deviennent des noms communs si le satellite figure dans le nom du fichier, comme dans LT05_L2SP_..._SR_B4.TIF.

Donnez aux bandes leurs noms communs (blue, green, red, nir08, swir16, swir22, ...) : les autres outils les reconnaissent alors. La réflectance de surface de la Collection 2 de Landsat demande le facteur d'échelle 0.0000275, le décalage -0.2 et la valeur nodata 0 ; Sentinel-2 niveau 2A, le facteur d'échelle 0.0001.</translation>
        </message>
        <message>
            <source>Rasters</source>
            <translation>Rasters</translation>
        </message>
        <message>
            <source>The rasters to stack, in the order of the bands. One raster is enough if you choose bands from it.</source>
            <translation>Les rasters à empiler, dans l'ordre des bandes. Un seul raster suffit si vous y choisissez des bandes.</translation>
        </message>
        <message>
            <source>Folder of rasters</source>
            <translation>Dossier de rasters</translation>
        </message>
        <message>
            <source>Instead of rasters: all GeoTIFF, JPEG 2000 and similar files of this folder, or those that the pattern fits.</source>
            <translation>Au lieu des rasters : tous les fichiers GeoTIFF, JPEG 2000 et similaires de ce dossier, ou ceux qui correspondent au motif.</translation>
        </message>
        <message>
            <source>Pattern of file names</source>
            <translation>Motif des noms de fichiers</translation>
        </message>
        <message>
            <source>Which files of the folder, such as *_SR_B?.TIF: * stands for any characters, ? for one, [1-7] for one of these. Without a folder, a whole path.</source>
            <translation>Quels fichiers du dossier, par exemple *_SR_B?.TIF : * remplace des caractères quelconques, ? un seul, [1-7] l'un de ceux-ci. Sans dossier, un chemin complet.</translation>
        </message>
        <message>
            <source>Bands of a single raster</source>
            <translation>Bandes d'un raster unique</translation>
        </message>
        <message>
            <source>Numbers of the bands to take, in order, separated by semicolons. Only for a single raster.</source>
            <translation>Numéros des bandes à prendre, dans l'ordre, séparés par des points-virgules. Seulement pour un raster unique.</translation>
        </message>
        <message>
            <source>Band names</source>
            <translation>Noms des bandes</translation>
        </message>
        <message>
            <source>One name for each band, separated by commas, such as: blue,green,red,nir08,swir16,swir22</source>
            <translation>Un nom par bande, séparés par des virgules, par exemple : blue,green,red,nir08,swir16,swir22</translation>
        </message>
        <message>
            <source>Stored value x scale + offset is the result's value.</source>
            <translation>Valeur stockée x facteur d'échelle + décalage = valeur du résultat.</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>Décalage</translation>
        </message>
        <message>
            <source>Added after the scale.</source>
            <translation>Ajouté après le facteur d'échelle.</translation>
        </message>
        <message>
            <source>No-data value of the rasters</source>
            <translation>Valeur nodata des rasters</translation>
        </message>
        <message>
            <source>The stored value that means 'not observed'. Leave empty to use that of the files.</source>
            <translation>La valeur stockée qui signifie « non observé ». Laissez vide pour utiliser celle des fichiers.</translation>
        </message>
        <message>
            <source>When the image was taken. Leave empty to use that of the files.</source>
            <translation>Quand l'image a été prise. Laissez vide pour utiliser la date des fichiers.</translation>
        </message>
        <message>
            <source>Only this part, grown to whole pixels. Leave empty for all of the first raster.</source>
            <translation>Seulement cette partie, étendue à des pixels entiers. Laissez vide pour tout le premier raster.</translation>
        </message>
        <message>
            <source>The stacked image, a GeoTIFF.</source>
            <translation>L'image empilée, un GeoTIFF.</translation>
        </message>
        <message>
            <source>Specify exactly one of: rasters; a folder, a pattern or both.</source>
            <translation>Indiquez exactement l'un des choix suivants : des rasters ; un dossier, un motif ou les deux.</translation>
        </message>
        <message>
            <source>Rasters: none of them can be read. They are missing, damaged, or not rasters.</source>
            <translation>Rasters : aucun d'eux ne peut être lu. Ils sont introuvables, endommagés ou ne sont pas des rasters.</translation>
        </message>
        <message>
            <source>Bands can be chosen from a single raster only. Leave them out, or give one raster.</source>
            <translation>Des bandes ne peuvent être choisies que dans un raster unique. Retirez-les, ou indiquez un seul raster.</translation>
        </message>
        <message>
            <source>Cube clusters, step by step</source>
            <translation>Clusters d'un cube, pas à pas</translation>
        </message>
        <message>
            <source>Lake change, step by step</source>
            <translation>Changement du lac, pas à pas</translation>
        </message>
        <message>
            <source>Lake change sample, step by step</source>
            <translation>Échantillon du changement du lac, pas à pas</translation>
        </message>
        <message>
            <source>Lake series, step by step</source>
            <translation>Série temporelle du lac, pas à pas</translation>
        </message>
        <message>
            <source>Spectral indices</source>
            <translation>Indices spectraux</translation>
        </message>
        <message>
            <source>Spectra</source>
            <translation>Spectres</translation>
        </message>
        <message>
            <source>Computes indices of vegetation, plant litter and water from an image: one band for each index.</source>
            <translation>Calcule à partir d'une image des indices de végétation, de litière végétale et d'eau : une bande par indice.</translation>
        </message>
        <message>
            <source>The image has to hold reflectance from 0 to 1. Where it clearly does not, indices that would be wrong by it are refused, and for the others (ndvi, ndwi, mndwi, mrendvi, sipi) there is a warning. A pixel whose reflectance is zero or less in a band that an index needs is 'no data' in that index.

R with a number is the reflectance at that wavelength in nanometres. The band whose centre is nearest is taken; it may be off by its own width at half maximum, or by 10 nm if it is narrower, unless you enter another tolerance. Bands that an image of spectra usually has dropped because of water vapour can be needed here: compute indices before dropping bands.

ndvi: (R858.6 - R648.2) / (R858.6 + R648.2); where no band is that near, the bands named, or in the range of, 'nir08' and 'red'. Normalized difference vegetation index, Rouse et al. 1974.

The water indices take their bands by name (green, nir08, swir16 and so on, see Stack bands), or else by the ranges of wavelengths that these names stand for.

ndwi: (green - nir08) / (green + nir08). Normalized difference water index, McFeeters 1996.

mndwi: (green - swir16) / (green + swir16). Modified normalized difference water index, Xu 2006.

awei_nsh: 4 (green - swir16) - (0.25 nir08 + 2.75 swir22). Automated water extraction index for scenes without shadows, Feyisa et al. 2014. Some catalogues of indices give 2.75 swir22 a plus sign; that is a misprint.

awei_sh: blue + 2.5 green - 1.5 (nir08 + swir16) - 0.25 swir22. The same for scenes with shadows, Feyisa et al. 2014.

cai: 0.5 (R2000 + R2200) - R2100. Cellulose absorption index, Daughtry 2001.

ndli: [log(1/R1754) - log(1/R1680)] / [log(1/R1754) + log(1/R1680)]. Normalized difference lignin index, Serrano et al. 2002. Some published code has the wrong sign in the denominator and gives exactly -1 times this.

mrendvi: (R750 - R705) / (R750 + R705 - 2 R445). Modified red edge normalized difference vegetation index, Sims and Gamon 2002.

sipi: (R800 - R445) / (R800 - R680). Structure insensitive pigment index, Peñuelas et al. 1995.

ndni: [log(1/R1510) - log(1/R1680)] / [log(1/R1510) + log(1/R1680)]. Normalized difference nitrogen index, Serrano et al. 2002.

cri1: 1/R510 - 1/R550, and cri2: 1/R510 - 1/R700. Carotenoid reflectance indices, Gitelson et al. 2002.</source>
            <translation>L'image doit contenir des réflectances de 0 à 1. Si ce n'est manifestement pas le cas, les indices qui en seraient faussés sont refusés, et pour les autres (ndvi, ndwi, mndwi, mrendvi, sipi) un avertissement est donné. Un pixel dont la réflectance est nulle ou négative dans une bande dont un indice a besoin est « sans donnée » dans cet indice.

R suivi d'un nombre est la réflectance à cette longueur d'onde en nanomètres. La bande dont le centre est le plus proche est prise ; elle peut s'en écarter de sa propre largeur à mi-hauteur, ou de 10 nm si elle est plus étroite, sauf si vous indiquez une autre tolérance. Des bandes habituellement retirées d'une image de spectres à cause de la vapeur d'eau peuvent être nécessaires ici : calculez les indices avant de retirer des bandes.

ndvi : (R858.6 - R648.2) / (R858.6 + R648.2) ; si aucune bande n'est assez proche, les bandes nommées « nir08 » et « red », ou situées dans leurs intervalles. Indice de végétation par différence normalisée, Rouse et al. 1974.

Les indices d'eau prennent leurs bandes par leur nom (green, nir08, swir16, etc., voir Empiler des bandes) ou, à défaut, d'après les intervalles de longueurs d'onde que ces noms désignent.

ndwi : (green - nir08) / (green + nir08). Indice d'eau par différence normalisée, McFeeters 1996.

mndwi : (green - swir16) / (green + swir16). Indice d'eau par différence normalisée modifié, Xu 2006.

awei_nsh : 4 (green - swir16) - (0.25 nir08 + 2.75 swir22). Indice d'extraction automatique de l'eau pour les scènes sans ombres, Feyisa et al. 2014. Certains catalogues d'indices donnent un signe plus à 2.75 swir22 ; c'est une coquille.

awei_sh : blue + 2.5 green - 1.5 (nir08 + swir16) - 0.25 swir22. Le même pour les scènes avec ombres, Feyisa et al. 2014.

cai : 0.5 (R2000 + R2200) - R2100. Indice d'absorption de la cellulose, Daughtry 2001.

ndli : [log(1/R1754) - log(1/R1680)] / [log(1/R1754) + log(1/R1680)]. Indice de lignine par différence normalisée, Serrano et al. 2002. Certains codes publiés ont un mauvais signe au dénominateur et donnent exactement -1 fois cette valeur.

mrendvi : (R750 - R705) / (R750 + R705 - 2 R445). Indice de végétation par différence normalisée du bord rouge (red edge), modifié, Sims et Gamon 2002.

sipi : (R800 - R445) / (R800 - R680). Indice de pigments insensible à la structure, Peñuelas et al. 1995.

ndni : [log(1/R1510) - log(1/R1680)] / [log(1/R1510) + log(1/R1680)]. Indice d'azote par différence normalisée, Serrano et al. 2002.

cri1 : 1/R510 - 1/R550, et cri2 : 1/R510 - 1/R700. Indices de réflectance des caroténoïdes, Gitelson et al. 2002.</translation>
        </message>
        <message>
            <source>An image of reflectance from 0 to 1, whose bands have wavelengths or names.</source>
            <translation>Une image de réflectance de 0 à 1, dont les bandes ont des longueurs d'onde ou des noms.</translation>
        </message>
        <message>
            <source>Indices</source>
            <translation>Indices</translation>
        </message>
        <message>
            <source>The indices to compute. Their formulas are in the help.</source>
            <translation>Les indices à calculer. Leurs formules sont données dans l'aide.</translation>
        </message>
        <message>
            <source>Tolerance (nm)</source>
            <translation>Tolérance (nm)</translation>
        </message>
        <message>
            <source>How far a band's centre may lie from a wavelength that an index asks for, in nanometres. Leave empty for the band's own width, but 10 nm at least.</source>
            <translation>L'écart permis entre le centre d'une bande et une longueur d'onde que demande un indice, en nanomètres. Laissez vide pour la largeur de la bande elle-même, mais au moins 10 nm.</translation>
        </message>
        <message>
            <source>One band for each index, of its name, in the order of your choice.</source>
            <translation>Une bande par indice, qui porte son nom, dans l'ordre de votre choix.</translation>
        </message>
        <message>
            <source>Spectral signature</source>
            <translation>Signature spectrale</translation>
        </message>
        <message>
            <source>Reads the spectrum of an image at one point or at many: a table, and a plot as a page for the browser.</source>
            <translation>Lit le spectre d'une image en un ou plusieurs points : une table, et un graphique sous forme de page pour le navigateur.</translation>
        </message>
        <message>
            <source>Give one point, or a layer of points. The value of each band is that of the pixel that holds the point. Points may be in any CRS. Points of a layer that lie outside the image or on no data are left out, with a warning; a single point there is an error. With 'linear' the values are interpolated between the centres of the four pixels around the point, as the published notebooks do; where one of the four has no data, there is no value.

The plot has wavelengths in nanometres on its axis if all bands have one, else the bands' names, in the order of the spectrum where these tell it. Its lines break where bands were dropped or have no data. Each point is a line; where there are more than eight, they are thin and their mean stands out. With a class field, each class is drawn by its mean, with one standard deviation around it. Thermal bands are in the table only. Rest the pointer on the plot to read the values. The page is one file that needs no network.

The table has one line for each point and band: point (the feature's id), class, x, y (in the image's CRS), band (its number in the image), name, wavelength_nm and value; value is empty where there is no data.</source>
            <translation>Indiquez un point, ou une couche de points. La valeur de chaque bande est celle du pixel qui contient le point. Les points peuvent être dans n'importe quel SCR. Les points d'une couche situés hors de l'image ou sur des pixels sans donnée sont écartés, avec un avertissement ; dans le cas d'un point unique, c'est une erreur. Avec « linear », les valeurs sont interpolées entre les centres des quatre pixels autour du point, comme dans les carnets de calcul (notebooks) publiés ; si l'un des quatre est sans donnée, il n'y a pas de valeur.

L'axe du graphique porte les longueurs d'onde en nanomètres si toutes les bandes en ont une, sinon les noms des bandes, dans l'ordre du spectre s'ils permettent de le connaître. Les lignes s'interrompent là où des bandes ont été retirées ou sont sans donnée. Chaque point est une ligne ; au-delà de huit, les lignes sont fines et leur moyenne ressort. Avec un champ de classe, chaque classe est représentée par sa moyenne, entourée d'un écart-type. Les bandes thermiques ne figurent que dans la table. Laissez le pointeur sur le graphique pour lire les valeurs. La page est un fichier unique qui se passe de réseau.

La table a une ligne par point et par bande : point (l'identifiant de l'entité), class, x, y (dans le SCR de l'image), band (son numéro dans l'image), name, wavelength_nm et value ; value est vide en l'absence de donnée.</translation>
        </message>
        <message>
            <source>The image to read the spectra of.</source>
            <translation>L'image dont lire les spectres.</translation>
        </message>
        <message>
            <source>Point</source>
            <translation>Point</translation>
        </message>
        <message>
            <source>Where to read the spectrum. Any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Où lire le spectre. N'importe quel SCR, par exemple : -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Points</translation>
        </message>
        <message>
            <source>A layer of points, instead of a single one.</source>
            <translation>Une couche de points, au lieu d'un point unique.</translation>
        </message>
        <message>
            <source>Class field</source>
            <translation>Champ de classe</translation>
        </message>
        <message>
            <source>The field of the layer with the class of each point, such as its land cover.</source>
            <translation>Le champ de la couche qui contient la classe de chaque point, par exemple son occupation du sol.</translation>
        </message>
        <message>
            <source>Interpolation</source>
            <translation>Interpolation</translation>
        </message>
        <message>
            <source>What counts between the centres of pixels: the 'nearest' pixel, which holds the point, or 'linear' between four.</source>
            <translation>Ce qui compte entre les centres des pixels : le pixel le plus proche, qui contient le point (« nearest »), ou une interpolation linéaire entre quatre pixels (« linear »).</translation>
        </message>
        <message>
            <source>Table of spectra</source>
            <translation>Table des spectres</translation>
        </message>
        <message>
            <source>One line for each point and band.</source>
            <translation>Une ligne par point et par bande.</translation>
        </message>
        <message>
            <source>Plot of spectra</source>
            <translation>Graphique des spectres</translation>
        </message>
        <message>
            <source>A page with the plot.</source>
            <translation>Une page avec le graphique.</translation>
        </message>
        <message>
            <source>Specify exactly one of: a point, a layer of points.</source>
            <translation>Indiquez exactement l'un des choix suivants : un point, une couche de points.</translation>
        </message>
        <message>
            <source>A class field needs a layer of points that has it.</source>
            <translation>Un champ de classe demande une couche de points qui le contient.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}'. Its fields are: {fields}.</source>
            <translation>La couche de points n'a pas de champ « {field} ». Ses champs sont : {fields}.</translation>
        </message>
        <message>
            <source>There is nothing to write: choose the table, the plot, or both.</source>
            <translation>Il n'y a rien à écrire : choisissez la table, le graphique ou les deux.</translation>
        </message>
        <message>
            <source>Only the square around the point, in whole pixels of the image: distance to each side, in the units of the CRS. Leave land around the lake.</source>
            <translation>Seulement le carré autour du point, en pixels entiers de l'image : distance à chaque côté, dans l'unité du SCR. Laissez de la terre autour du lac.</translation>
        </message>
        <message>
            <source>Only this area.</source>
            <translation>Seulement cette zone.</translation>
        </message>
        <message>
            <source>Cell size in the units of the CRS. Leave empty for that of the first image.</source>
            <translation>Taille de cellule dans l'unité du SCR. Laissez vide pour celle de la première image.</translation>
        </message>
        <message>
            <source>CRS of the results. Leave empty for that of the first image.</source>
            <translation>SCR des résultats. Laissez vide pour celui de la première image.</translation>
        </message>
        <message>
            <source>How images get onto one grid: 'auto' averages where cells get larger and interpolates elsewhere. 'bilinear' and 'nearest' pick single pixels then, and areas carry a sampling error.</source>
            <translation>Comment les images sont placées sur une même grille : « auto » fait la moyenne là où les cellules deviennent plus grandes et interpole ailleurs. « bilinear » et « nearest » ne prennent que des pixels isolés là où les cellules deviennent plus grandes, et les surfaces comportent une erreur d'échantillonnage.</translation>
        </message>
        <message>
            <source>Lake change</source>
            <translation>Changement du lac</translation>
        </message>
        <message>
            <source>Water</source>
            <translation>Eau</translation>
        </message>
        <message>
            <source>Shows how a lake changed between two images: finds the water in both by their own spectra, and compares.</source>
            <translation>Montre comment un lac a changé entre deux images : trouve l'eau dans chacune d'après ses propres spectres, et compare.</translation>
        </message>
        <message>
            <source>Choose two images of the same place with named bands, and click into the water. They may come from two sensors, such as Landsat and Sentinel-2: the bands both have by name are compared, thermal ones never. Both images are put onto one grid, and what is water is decided for each image by its own land and water: clear, turbid and dark water, narrow rivers too.

The point is checked: where an image clearly shows land there, the tool reports its values and stops. To insist, cluster the image and name its clusters by number in Water mask. Without a point the tool maps all water. With 'Only the water body at the point' other lakes are left out; a gap in the data does not part a lake. Areas count observed pixels on the ground; missing ones are shown as 'not observed'.

The clusters are a map of their own: their number, scaling and seed change what the cluster rasters show, and nothing about the water. Only where it is not known which band is green and which is infrared, the cluster at the point is taken for water.

AREA_BEFORE and the like count whole pixels. SUBPIXEL_BEFORE and the like add up the parts of pixels that are water, as Water fraction does, each with its error, one standard deviation; FLAGS names what makes them doubtful. SUBPIXEL_CHANGE is after less before where both were observed, and the log and the report say whether it is larger than its error; the errors of the two dates are taken as independent. Lost and gained are counted in and beside the pixels that CHANGE shows as lost or gained.

The single steps are tools of their own (Spectral clustering, Water mask, Water change), and the model 'Lake change, step by step' chains them: open it in the modeler to change the chain.</source>
            <translation>Choisissez deux images du même lieu aux bandes nommées, et cliquez dans l'eau. Elles peuvent provenir de deux capteurs, comme Landsat et Sentinel-2 : les bandes que les deux ont en commun, d'après leur nom, sont comparées, les thermiques jamais. Les deux images sont placées sur une même grille, et ce qui est de l'eau est déterminé pour chaque image d'après sa propre terre et sa propre eau : eau claire, turbide ou sombre, et rivières étroites aussi.

Le point est contrôlé : si une image y montre clairement de la terre, l'outil indique ses valeurs et s'arrête. Pour passer outre, partitionnez l'image et désignez ses clusters par leur numéro dans Masque d'eau. Sans point, l'outil cartographie toute l'eau. Avec « Seulement le plan d'eau désigné par le point », les autres lacs sont laissés de côté ; une lacune dans les données ne sépare pas un lac. Les surfaces sont celles des pixels observés, mesurées au sol ; les pixels qui manquent sont représentés comme « non observé ».

Les clusters sont une carte à part : leur nombre, leur normalisation et leur graine changent ce que montrent les rasters de clusters, mais ne changent rien à l'eau. C'est seulement si l'on ne sait pas quelle bande est le vert et laquelle est l'infrarouge que le cluster du point est tenu pour de l'eau.

AREA_BEFORE et les sorties du même genre comptent des pixels entiers. SUBPIXEL_BEFORE et les sorties du même genre additionnent les parties de pixels qui sont de l'eau, comme le fait Fraction d'eau, chacune avec son erreur, un écart-type ; FLAGS nomme ce qui les rend douteuses. SUBPIXEL_CHANGE est la différence après moins avant là où les deux dates ont été observées, et le journal et le rapport disent si elle est supérieure à son erreur ; les erreurs des deux dates sont supposées indépendantes. L'eau perdue et l'eau gagnée sont comptées dans les pixels que CHANGE représente comme perdus ou gagnés, et dans leurs voisins.

Les étapes sont elles-mêmes des outils (Partitionnement spectral, Masque d'eau, Changement de l'eau), et le modèle « Changement du lac, pas à pas » les enchaîne : ouvrez-le dans le modeleur graphique pour modifier l'enchaînement.</translation>
        </message>
        <message>
            <source>Leave it empty for the whole image.</source>
            <translation>Laissez vide pour toute l'image.</translation>
        </message>
        <message>
            <source>Image before</source>
            <translation>Image avant</translation>
        </message>
        <message>
            <source>The first date's image.</source>
            <translation>L'image de la première date.</translation>
        </message>
        <message>
            <source>Image after</source>
            <translation>Image après</translation>
        </message>
        <message>
            <source>The second date's image.</source>
            <translation>L'image de la seconde date.</translation>
        </message>
        <message>
            <source>Point in the water</source>
            <translation>Point dans l'eau</translation>
        </message>
        <message>
            <source>A place that is water on both dates, in any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Un endroit qui est de l'eau aux deux dates, dans n'importe quel SCR, par exemple : -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Only the water body at the point</source>
            <translation>Seulement le plan d'eau désigné par le point</translation>
        </message>
        <message>
            <source>Leave other lakes out.</source>
            <translation>Laisser de côté les autres lacs.</translation>
        </message>
        <message>
            <source>Cluster both dates together</source>
            <translation>Partitionner les deux dates ensemble</translation>
        </message>
        <message>
            <source>One clustering for both dates, so that a number means the same on both. It changes the cluster rasters only.</source>
            <translation>Un seul partitionnement pour les deux dates, afin qu'un numéro ait le même sens aux deux. Cela ne change que les rasters de clusters.</translation>
        </message>
        <message>
            <source>0 = dry on both dates, 1 = water on both, 2 = lost, 3 = gained, 255 = not observed.</source>
            <translation>0 = à sec aux deux dates, 1 = eau aux deux, 2 = perdu, 3 = gagné, 255 = non observé.</translation>
        </message>
        <message>
            <source>Water before</source>
            <translation>Eau avant</translation>
        </message>
        <message>
            <source>The first date's water mask.</source>
            <translation>Le masque d'eau de la première date.</translation>
        </message>
        <message>
            <source>Water after</source>
            <translation>Eau après</translation>
        </message>
        <message>
            <source>The second date's water mask.</source>
            <translation>Le masque d'eau de la seconde date.</translation>
        </message>
        <message>
            <source>Clusters before</source>
            <translation>Clusters avant</translation>
        </message>
        <message>
            <source>The first date's clusters.</source>
            <translation>Les clusters de la première date.</translation>
        </message>
        <message>
            <source>Clusters after</source>
            <translation>Clusters après</translation>
        </message>
        <message>
            <source>The second date's clusters.</source>
            <translation>Les clusters de la seconde date.</translation>
        </message>
        <message>
            <source>A page with images, maps, areas and versions.</source>
            <translation>Une page avec images, cartes, surfaces et versions.</translation>
        </message>
        <message>
            <source>Give a radius around the point or an extent, not both.</source>
            <translation>Indiquez un rayon autour du point ou une emprise, pas les deux.</translation>
        </message>
        <message>
            <source>A radius needs a point: it is the distance from the point to each side of the area.</source>
            <translation>Un rayon a besoin d'un point : c'est la distance du point à chaque côté de la zone.</translation>
        </message>
        <message>
            <source>To keep only the water body at the point, give a point in it.</source>
            <translation>Pour ne garder que le plan d'eau désigné par le point, indiquez un point qui s'y trouve.</translation>
        </message>
        <message>
            <source>{}: clustering needs two bands or more. Stack band files with Stack bands first.</source>
            <translation>{} : le partitionnement demande au moins deux bandes. Empilez d'abord les fichiers des bandes avec Empiler des bandes.</translation>
        </message>
        <message>
            <source>Lake series</source>
            <translation>Série temporelle du lac</translation>
        </message>
        <message>
            <source>Follows a lake through many dates: its area with gaps filled and how sure that is, its trend and seasons.</source>
            <translation>Suit un lac à travers de nombreuses dates : sa surface, lacunes comblées, avec son incertitude, sa tendance et ses saisons.</translation>
        </message>
        <message>
            <source>Choose images of a lake, the folder that holds them, or footprints that Search scenes found, and click into the water. Images need named bands and a date, in the file or in its name. What is water is decided for each image by its own land and water, as in Lake change. Clouds and stripes leave gaps; what they hide is filled by how often each pixel was water on the other dates, and by what the date itself shows. With outlines of lakes instead of a point each of them is followed, and every image is still read once.

Nothing is filled silently. The table has a line for each date and lake: the share of the lake that was observed; the water that was seen (observed), and that with what gaps hide (filled), in km²; the least and the most that is possible (lower, upper); one standard deviation of filled (sigma); a flag and reasons. 'good' was seen whole (90 % or more), 'filled' had gaps, 'poor' shows too little and has no filled area, 'failed' is an image that takes no part, and the reason says why: one bad image never ends the run. Reasons are: land in water (ice, algae, missed cloud), water on land (shadow, a shifted image), above or below the range of all other dates, gaps follow the shore (shallow water was taken for cloud), seldom seen.

On generated series of 28 dates or more, half hidden dates were 0.6 to 2.4 % (rms) off what they show without clouds, and the 95 % interval held 94 to 97 % of all dates. With 7 to 15 dates expect up to 5 %. Rivers that move have no such order; the report says so. An interval cannot know what was taken for cloud although it is water.

The trend is that of the medians of calendar months, in km² a year, with a probability that takes the lake's memory over years into account. It takes 8 years with 3 months each; with less the trend stays empty. Dates that contradict themselves and poor ones are left out of it.

With a folder for kept results, a second run only looks at new images, and a run that was cancelled or killed goes on where it ended.</source>
            <translation>Choisissez des images d'un lac, le dossier qui les contient ou des empreintes trouvées par Rechercher des scènes, et cliquez dans l'eau. Les images doivent avoir des bandes nommées et une date, dans le fichier ou dans son nom. Ce qui est de l'eau est déterminé pour chaque image d'après sa propre terre et sa propre eau, comme dans Changement du lac. Les nuages et les rayures sans donnée laissent des lacunes ; ce qu'ils cachent est comblé d'après la fréquence à laquelle chaque pixel était de l'eau aux autres dates, et d'après ce que la date elle-même montre. Avec des contours de lacs au lieu d'un point, chacun d'eux est suivi, et chaque image n'est toujours lue qu'une fois.

Rien n'est comblé en silence. La table a une ligne par date et par lac : la part du lac qui a été observée ; l'eau qui a été vue (observed), et celle-ci avec ce que cachent les lacunes (filled), en km² ; le minimum et le maximum possibles (lower, upper) ; un écart-type de filled (sigma) ; un indicateur et des raisons. « good » a été vu en entier (90 % ou plus), « filled » avait des lacunes, « poor » montre trop peu et n'a pas de surface comblée, « failed » est une image qui ne compte pas, et la raison dit pourquoi : une seule mauvaise image ne met jamais fin à l'exécution. Les raisons sont : land in water (terre dans l'eau : glace, algues, nuage non détecté), water on land (eau sur la terre : ombre, image décalée), above range ou below range (au-dessus ou au-dessous de l'intervalle de toutes les autres dates), gaps follow the shore (lacunes le long du rivage : de l'eau peu profonde a été prise pour un nuage), seldom seen (rarement vu).

Sur des séries simulées de 28 dates ou plus, des dates à moitié cachées s'écartaient de 0.6 à 2.4 % (moyenne quadratique) de ce qu'elles montrent sans nuages, et l'intervalle à 95 % contenait 94 à 97 % de toutes les dates. Avec 7 à 15 dates, attendez-vous à un écart allant jusqu'à 5 %. Les rivières qui se déplacent ne suivent pas un tel ordre ; le rapport le signale. Un intervalle ne peut pas savoir ce qui a été pris pour un nuage alors que c'est de l'eau.

La tendance est celle des médianes des mois civils, en km² par an, avec une probabilité qui tient compte de la mémoire du lac d'une année à l'autre. Il faut 8 années comptant 3 mois chacune ; en dessous, la tendance reste vide. Les dates qui se contredisent elles-mêmes et celles qui sont médiocres (poor) n'y entrent pas.

Avec un dossier pour les résultats conservés, une seconde exécution n'examine que les nouvelles images, et une exécution annulée ou interrompue de force reprend là où elle s'était arrêtée.</translation>
        </message>
        <message>
            <source>Dates that were observed</source>
            <translation>Dates observées</translation>
        </message>
        <message>
            <source>Trend (km² a year)</source>
            <translation>Tendance (km² par an)</translation>
        </message>
        <message>
            <source>Probability of such a trend by chance</source>
            <translation>Probabilité d'une telle tendance par hasard</translation>
        </message>
        <message>
            <source>Share of the areas that had gaps to fill</source>
            <translation>Part des surfaces qui avaient des lacunes à combler</translation>
        </message>
        <message>
            <source>First date</source>
            <translation>Première date</translation>
        </message>
        <message>
            <source>Last date</source>
            <translation>Dernière date</translation>
        </message>
        <message>
            <source>Seasonal: yes, no, or insufficient record</source>
            <translation>Saisonnalité : yes (oui), no (non) ou insufficient record (série insuffisante)</translation>
        </message>
        <message>
            <source>Give the point with its CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Indiquez le point avec son SCR, par exemple : -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Images</translation>
        </message>
        <message>
            <source>Water occurrence</source>
            <translation>Occurrence de l'eau</translation>
        </message>
        <message>
            <source>Specify exactly one of: images, a folder of images, footprints of scenes.</source>
            <translation>Indiquez exactement l'un des choix suivants : des images, un dossier d'images, des empreintes de scènes.</translation>
        </message>
        <message>
            <source>Specify exactly one of: a point in the lake, outlines of lakes.</source>
            <translation>Indiquez exactement l'un des choix suivants : un point dans le lac, des contours de lacs.</translation>
        </message>
        <message>
            <source>Footprints need an area, or whole scenes would be loaded: give an extent, a radius, or lakes.</source>
            <translation>Les empreintes ont besoin d'une zone, sans quoi des scènes entières seraient chargées : indiquez une emprise, un rayon ou des lacs.</translation>
        </message>
        <message>
            <source>{title}: there is no field '{field}'. The fields are: {fields}.</source>
            <translation>{title} : il n'y a pas de champ « {field} ». Les champs sont : {fields}.</translation>
        </message>
        <message>
            <source>Images of several dates, as the tools under Scenes write them.</source>
            <translation>Images de plusieurs dates, telles que les écrivent les outils du groupe Scènes.</translation>
        </message>
        <message>
            <source>Folder of images</source>
            <translation>Dossier d'images</translation>
        </message>
        <message>
            <source>Instead: all images that lie in this folder.</source>
            <translation>À la place : toutes les images qui se trouvent dans ce dossier.</translation>
        </message>
        <message>
            <source>Footprints of scenes</source>
            <translation>Empreintes de scènes</translation>
        </message>
        <message>
            <source>Instead: scenes that Search scenes found. Each is loaded for the area alone, clouds and shadows hidden.</source>
            <translation>À la place : des scènes trouvées par Rechercher des scènes. Chacune n'est chargée que pour la zone, nuages et ombres masqués.</translation>
        </message>
        <message>
            <source>Point in the lake</source>
            <translation>Point dans le lac</translation>
        </message>
        <message>
            <source>A place that is water on most dates, in any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Un endroit qui est de l'eau à la plupart des dates, dans n'importe quel SCR, par exemple : -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Lakes</source>
            <translation>Lacs</translation>
        </message>
        <message>
            <source>Instead of a point: outlines of the ground that each lake may cover.</source>
            <translation>Au lieu d'un point : les contours du terrain que chaque lac peut couvrir.</translation>
        </message>
        <message>
            <source>Field that names the lakes</source>
            <translation>Champ qui nomme les lacs</translation>
        </message>
        <message>
            <source>What the table calls each lake. Leave empty for the features' ids.</source>
            <translation>Le nom que la table donne à chaque lac. Laissez vide pour les identifiants des entités.</translation>
        </message>
        <message>
            <source>Cluster all dates together</source>
            <translation>Partitionner toutes les dates ensemble</translation>
        </message>
        <message>
            <source>One clustering for all images whose bands do not tell water, so that a number means the same on all dates.</source>
            <translation>Un seul partitionnement pour toutes les images dont les bandes ne permettent pas de reconnaître l'eau, afin qu'un numéro ait le même sens à toutes les dates.</translation>
        </message>
        <message>
            <source>Least observed share</source>
            <translation>Part observée minimale</translation>
        </message>
        <message>
            <source>Dates that show a smaller share of the lake's ground get no filled area.</source>
            <translation>Les dates qui montrent une part plus petite du terrain du lac ne reçoivent pas de surface comblée.</translation>
        </message>
        <message>
            <source>Folder for kept results</source>
            <translation>Dossier pour les résultats conservés</translation>
        </message>
        <message>
            <source>The water mask of each image is kept here, so that a second run only looks at new images.</source>
            <translation>Le masque d'eau de chaque image est conservé ici, de sorte qu'une seconde exécution n'examine que les nouvelles images.</translation>
        </message>
        <message>
            <source>Table of dates</source>
            <translation>Table des dates</translation>
        </message>
        <message>
            <source>One line for each date and lake, areas in km².</source>
            <translation>Une ligne par date et par lac, surfaces en km².</translation>
        </message>
        <message>
            <source>Two bands: the share of the observations that show water, and the number of observations.</source>
            <translation>Deux bandes : la part des observations qui montrent de l'eau, et le nombre d'observations.</translation>
        </message>
        <message>
            <source>One band a date, named by it: 0 = not water, 1 = water, 2 and 3 = the same, filled, 255 = not known.</source>
            <translation>Une bande par date, dont elle porte le nom : 0 = pas de l'eau, 1 = eau, 2 et 3 = idem, comblé, 255 = inconnu.</translation>
        </message>
        <message>
            <source>Shorelines</source>
            <translation>Lignes de rivage</translation>
        </message>
        <message>
            <source>The shores of all dates, where they were seen.</source>
            <translation>Les rivages de toutes les dates, là où ils ont été vus.</translation>
        </message>
        <message>
            <source>NetCDF files (*.nc)</source>
            <translation>Fichiers NetCDF (*.nc)</translation>
        </message>
        <message>
            <source>The maps of all dates and the areas, for xarray and others that read CF NetCDF.</source>
            <translation>Les cartes de toutes les dates et les surfaces, pour xarray et d'autres logiciels qui lisent le NetCDF CF.</translation>
        </message>
        <message>
            <source>A page with curve, trend, seasons, maps and table.</source>
            <translation>Une page avec courbe, tendance, saisons, cartes et table.</translation>
        </message>
        <message>
            <source>Picture of the curve</source>
            <translation>Image de la courbe</translation>
        </message>
        <message>
            <source>PNG files (*.png)</source>
            <translation>Fichiers PNG (*.png)</translation>
        </message>
        <message>
            <source>The curve with its intervals, for papers.</source>
            <translation>La courbe avec ses intervalles, pour des publications.</translation>
        </message>
        <message>
            <source>Shoreline</source>
            <translation>Ligne de rivage</translation>
        </message>
        <message>
            <source>Draws the line between water and land through water fractions or masks of one or several dates.</source>
            <translation>Trace la ligne entre l'eau et la terre à travers des fractions d'eau ou des masques d'une ou de plusieurs dates.</translation>
        </message>
        <message>
            <source>From a water fraction the line runs where half of the ground is water, between pixel centres, on generated lakes within a third of a pixel of the true shore. From a mask it runs half way between the centres of water and land; masks leave out pixels that are half water by a little, so the line from a fraction is nearer to the shore.

Where ground was not observed there is no shore: a line ends there, and at the edge of the image, and has 0 in the field 'closed'; 1 is a line that comes back to its beginning. Each feature has its date, its length on the ellipsoid in metres, and the raster it comes from. Several dates make one layer, which the temporal controller can play.

As polygons the water is drawn with its islands as holes; outlines close along missing data, half way to the next pixel, and that part is not in 'length_m'. Do not take the polygons' area for the area of the water: the line cuts corners of what is small, so that a lake of 3 to 5 pixels across has 0.9 of its area in it. The area is what Water fraction adds up.

Smoothing rounds off corners; what the line encloses keeps its area.</source>
            <translation>À partir d'une fraction d'eau, la ligne passe là où la moitié du terrain est de l'eau, entre les centres des pixels ; sur des lacs simulés, à moins d'un tiers de pixel du vrai rivage. À partir d'un masque, elle passe à mi-chemin entre les centres de l'eau et de la terre ; les masques écartent de peu les pixels qui sont de l'eau à moitié, la ligne tirée d'une fraction est donc plus proche du rivage.

Là où le terrain n'a pas été observé, il n'y a pas de rivage : une ligne s'arrête là, ainsi qu'au bord de l'image, et a la valeur 0 dans le champ « closed » ; 1 est une ligne qui revient à son début. Chaque entité a sa date, sa longueur en mètres sur l'ellipsoïde et le raster dont elle provient. Plusieurs dates forment une seule couche, que le contrôleur temporel peut animer.

Sous forme de polygones, l'eau est dessinée avec ses îles comme trous ; les contours se ferment le long des données manquantes, à mi-chemin du pixel suivant, et cette partie n'est pas comprise dans « length_m ». Ne prenez pas la surface des polygones pour celle de l'eau : la ligne coupe les angles des petits objets, de sorte qu'un lac de 3 à 5 pixels de large n'y a que 0.9 de sa surface. La surface est ce que Fraction d'eau additionne.

Le lissage arrondit les angles ; ce que la ligne entoure garde sa surface.</translation>
        </message>
        <message>
            <source>Water fractions or masks</source>
            <translation>Fractions d'eau ou masques</translation>
        </message>
        <message>
            <source>Rasters of Water fraction (0 to 1) or water masks (0, 1, 255 = not observed), of one or several dates.</source>
            <translation>Rasters de Fraction d'eau (0 à 1) ou masques d'eau (0, 1, 255 = non observé), d'une ou de plusieurs dates.</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Niveau</translation>
        </message>
        <message>
            <source>The share of water that the line follows: 0.5 for the shore.</source>
            <translation>La proportion d'eau que suit la ligne : 0.5 pour le rivage.</translation>
        </message>
        <message>
            <source>Smooth</source>
            <translation>Lisser</translation>
        </message>
        <message>
            <source>Round off corners. The enclosed area stays.</source>
            <translation>Arrondir les angles. La surface entourée reste la même.</translation>
        </message>
        <message>
            <source>Polygons</source>
            <translation>Polygones</translation>
        </message>
        <message>
            <source>Draw the water as polygons with holes instead of lines. Their area is not that of Water fraction.</source>
            <translation>Dessiner l'eau sous forme de polygones avec des trous au lieu de lignes. Leur surface n'est pas celle de Fraction d'eau.</translation>
        </message>
        <message>
            <source>The lines, or polygons: date, length_m, closed (1, or 0 where missing data or the edge cuts it), source.</source>
            <translation>Les lignes, ou les polygones : date, length_m, closed (1, ou 0 là où des données manquantes ou le bord coupent la ligne), source.</translation>
        </message>
        <message>
            <source>Length of all shorelines (km)</source>
            <translation>Longueur de toutes les lignes de rivage (km)</translation>
        </message>
        <message>
            <source>Water change</source>
            <translation>Changement de l'eau</translation>
        </message>
        <message>
            <source>Compares two water masks: where water stayed, went and came, with areas in km².</source>
            <translation>Compare deux masques d'eau : où l'eau est restée, s'est retirée et est apparue, avec les surfaces en km².</translation>
        </message>
        <message>
            <source>The second mask is put on the grid of the first where they differ. Pixels that were not observed on one of the dates are counted as such, neither as lost nor as gained. Areas come from the pixel size in projected CRSs, and from the ellipsoid in geographic ones.

AREA_BEFORE and the like count whole pixels. SUBPIXEL_BEFORE and the like add up the parts of pixels that are water, as Water fraction does, each with its error, one standard deviation. They need the images of the masks, and are empty where these are not known. SUBPIXEL_CHANGE is after less before where both were observed, and the log and the report say whether it is larger than its error; the errors of the two dates are taken as independent. Lost and gained are counted in and beside the pixels of OUTPUT that were lost or gained; what moved less than a pixel elsewhere along the shore is in the change alone. FLAGS are those of Water fraction.

The report is one HTML page with maps, areas and versions that needs no network.</source>
            <translation>Le second masque est placé sur la grille du premier s'ils diffèrent. Les pixels qui n'ont pas été observés à l'une des dates sont comptés comme tels, ni comme perdus ni comme gagnés. Les surfaces proviennent de la taille des pixels dans les SCR projetés, et de l'ellipsoïde dans les SCR géographiques.

AREA_BEFORE et les sorties du même genre comptent des pixels entiers. SUBPIXEL_BEFORE et les sorties du même genre additionnent les parties de pixels qui sont de l'eau, comme le fait Fraction d'eau, chacune avec son erreur, un écart-type. Elles ont besoin des images des masques, et sont vides si celles-ci ne sont pas connues. SUBPIXEL_CHANGE est la différence après moins avant là où les deux dates ont été observées, et le journal et le rapport disent si elle est supérieure à son erreur ; les erreurs des deux dates sont supposées indépendantes. L'eau perdue et l'eau gagnée sont comptées dans les pixels d'OUTPUT qui ont été perdus ou gagnés, et dans leurs voisins ; ce qui s'est déplacé de moins d'un pixel ailleurs le long du rivage ne figure que dans le changement. FLAGS sont les indicateurs de Fraction d'eau.

Le rapport est une seule page HTML avec cartes, surfaces et versions, qui se passe de réseau.</translation>
        </message>
        <message>
            <source>The image that the mask was made from, for areas finer than whole pixels and their error. Masks of Strandline record it, so it may be left out while the image lies where it was.</source>
            <translation>L'image d'où provient le masque, pour des surfaces plus fines que des pixels entiers et leur erreur. Les masques de Strandline la mémorisent : vous pouvez donc l'omettre tant que l'image reste au même endroit.</translation>
        </message>
        <message>
            <source>Lost and gained areas</source>
            <translation>Zones perdues et gagnées</translation>
        </message>
        <message>
            <source>Polygons of lost and gained water with their areas; where the images are known, with sub-pixel areas and their errors, too (subpixel_km2, error_km2).</source>
            <translation>Polygones de l'eau perdue et gagnée avec leurs surfaces ; si les images sont connues, aussi avec les surfaces subpixellaires et leurs erreurs (subpixel_km2, error_km2).</translation>
        </message>
        <message>
            <source>A page with maps, areas and versions.</source>
            <translation>Une page avec cartes, surfaces et versions.</translation>
        </message>
        <message>
            <source>Water fraction</source>
            <translation>Fraction d'eau</translation>
        </message>
        <message>
            <source>Finds how much of each pixel is water, and an area with its error that is finer than whole pixels.</source>
            <translation>Détermine quelle part de chaque pixel est de l'eau, et une surface, avec son erreur, plus fine que des pixels entiers.</translation>
        </message>
        <message>
            <source>Pixels along a shore are part water, part land. All bands are projected to the one index in which the land and the water near the shore lie apart furthest; between the local land and the local water it gives the fraction of water, from 0 to 1. Pixels away from the shore are 0 or 1, those that were not observed have no value. Say which water is wanted by a water mask, by a point in it (only that water body), or by both; with neither, all water that the image shows by its spectra.

AREA is the sum of the fractions before they are cut to 0..1: the raster's own sum is up to one or two percent larger for small lakes or noisy images. ERROR is one standard deviation: on generated lakes with a pixel of pure water, AREA +- 1.96 ERROR held the true area 93 to 98 times of 100; on real images expect 85 to 90. It covers noise, the variety of land and water along the shore, and what lies between them, not clouds or a mask that misses water. A belt of reed or mud narrower than about a pixel cannot be seen, and is in neither.

FLAGS names what makes the figures doubtful, separated by commas; each is explained in the log. no_pure_water: water bodies without a pixel of pure water (less than about 5 pixels across), whose spectrum is not known, so ERROR holds half of their area. land_unlike_itself: the land varies much. rim: a third material lies along the shore, such as reed or mud. mask_grew: the mask seems to miss water. picked: the image was made coarser without averaging, so whole pixels are counted. no_land: too little land near the water to learn from. missing_bands: some water is not shown by all bands, and is counted in whole pixels. few_bands: less than three bands. no_water: there is none.

The masks of Water mask and Lake change, and their areas of whole pixels, stay what they are. Counted are there the pixels that are surely more water than land; of generated lakes 4 to 24 pixels across they were off by 25 % (rms), the pixels above one half of this raster by 10 %, and AREA by 2.5 %. In marshes, with reed and with mud along the shore none of the three is reliably better than the others.</source>
            <translation>Les pixels le long d'un rivage sont en partie de l'eau, en partie de la terre. Toutes les bandes sont projetées sur l'indice unique qui sépare le mieux la terre et l'eau proches du rivage ; entre la terre locale et l'eau locale, il donne la fraction d'eau, de 0 à 1. Les pixels loin du rivage valent 0 ou 1, ceux qui n'ont pas été observés n'ont pas de valeur. Indiquez l'eau voulue par un masque d'eau, par un point qui s'y trouve (ce seul plan d'eau), ou par les deux ; sans aucun des deux, toute l'eau que l'image montre par ses spectres.

AREA est la somme des fractions avant qu'elles ne soient bornées à 0..1 : la somme du raster lui-même est plus grande, jusqu'à un ou deux pour cent, pour de petits lacs ou des images bruitées. ERROR est un écart-type : sur des lacs simulés ayant un pixel d'eau pure, AREA +- 1.96 ERROR contenait la vraie surface 93 à 98 fois sur 100 ; sur des images réelles, attendez-vous à 85 à 90. Cette erreur couvre le bruit, la diversité de la terre et de l'eau le long du rivage et ce qui se trouve entre elles, mais ni les nuages ni un masque auquel il manque de l'eau. Une ceinture de roseaux ou de vase plus étroite qu'un pixel environ ne se voit pas, et ne figure dans aucune des deux valeurs.

FLAGS nomme ce qui rend les chiffres douteux, séparé par des virgules ; chaque indicateur est expliqué dans le journal. no_pure_water : des plans d'eau sans pixel d'eau pure (moins de 5 pixels de large environ), dont le spectre n'est pas connu, si bien qu'ERROR comprend la moitié de leur surface. land_unlike_itself : la terre varie beaucoup. rim : un troisième matériau borde le rivage, comme des roseaux ou de la vase. mask_grew : il semble manquer de l'eau au masque. picked : l'image a été rendue plus grossière sans moyenne, des pixels entiers sont donc comptés. no_land : trop peu de terre près de l'eau pour l'apprentissage. missing_bands : une partie de l'eau n'est pas montrée par toutes les bandes, et est comptée en pixels entiers. few_bands : moins de trois bandes. no_water : il n'y a pas d'eau.

Les masques de Masque d'eau et de Changement du lac, et leurs surfaces en pixels entiers, restent ce qu'ils sont. Y sont comptés les pixels qui sont sûrement plus eau que terre ; pour des lacs simulés de 4 à 24 pixels de large, leur écart était de 25 % (moyenne quadratique), celui des pixels au-dessus d'un demi dans ce raster de 10 %, et celui d'AREA de 2.5 %. Dans les marais, ou avec des roseaux et de la vase le long du rivage, aucun des trois n'est meilleur que les autres de façon fiable.</translation>
        </message>
        <message>
            <source>The image, best one of reflectance with named bands; thermal bands are left out.</source>
            <translation>L'image, de préférence en réflectance et aux bandes nommées ; les bandes thermiques sont écartées.</translation>
        </message>
        <message>
            <source>Water mask</source>
            <translation>Masque d'eau</translation>
        </message>
        <message>
            <source>The water: 0 = not water, 1 = water, 255 = not observed. Without it the image's spectra decide.</source>
            <translation>L'eau : 0 = pas de l'eau, 1 = eau, 255 = non observé. Sans masque, les spectres de l'image décident.</translation>
        </message>
        <message>
            <source>Only the water body at this place. Any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Seulement le plan d'eau à cet endroit. N'importe quel SCR, par exemple : -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Reach (pixels)</source>
            <translation>Portée (pixels)</translation>
        </message>
        <message>
            <source>How far from the shore land and water are looked at: further where little of them is pure, less far where they change quickly.</source>
            <translation>Jusqu'à quelle distance du rivage la terre et l'eau sont examinées : plus loin si elles comptent peu de pixels purs, moins loin si elles changent rapidement.</translation>
        </message>
        <message>
            <source>How much of each pixel is water, from 0 to 1; no data = not observed.</source>
            <translation>Quelle part de chaque pixel est de l'eau, de 0 à 1 ; sans donnée = non observé.</translation>
        </message>
        <message>
            <source>Area of the water (km²)</source>
            <translation>Surface de l'eau (km²)</translation>
        </message>
        <message>
            <source>Error of the area, one standard deviation (km²)</source>
            <translation>Erreur de la surface, un écart-type (km²)</translation>
        </message>
        <message>
            <source>What makes the area doubtful</source>
            <translation>Ce qui rend la surface douteuse</translation>
        </message>
        <message>
            <source>Share of pixels that were observed</source>
            <translation>Part des pixels qui ont été observés</translation>
        </message>
        <message>
            <source>Area of the water: {}</source>
            <translation>Surface de l'eau : {}</translation>
        </message>
        <message>
            <source>Makes a water mask: where the clustered image shows water, or of clusters that are named by number.</source>
            <translation>Crée un masque d'eau : là où l'image partitionnée montre de l'eau, ou à partir de clusters désignés par leur numéro.</translation>
        </message>
        <message>
            <source>Specify exactly one of point, points, cluster numbers and image; a point and the image can be given together.

With the image, each pixel is judged by its own spectrum beside the image's land and water, so the mask is that of Lake change, however many clusters there are. Clusters made by Strandline record their image, so with a point alone that is looked up. A point is checked: where the image clearly shows land there, the tool reports its values and stops. That there is no water is a possible answer.

Cluster numbers are taken as they are, as in the published notebooks: these clusters as a whole are water. Where the image is not known, or which of its bands is green and which is infrared, so is the cluster at the point.

The mask has 1 for water, 0 for not water, and 255 for not observed: missing pixels are neither, and part no lake.

AREA counts whole pixels. SUBPIXEL_AREA adds up the parts of pixels that are water, as Water fraction does, with its ERROR, one standard deviation, and with FLAGS that name what makes it doubtful; both are empty where the image is not known.</source>
            <translation>Indiquez exactement l'un des choix suivants : un point, des points, des numéros de clusters ou l'image ; un point et l'image peuvent être indiqués ensemble.

Avec l'image, chaque pixel est jugé d'après son propre spectre, comparé à la terre et à l'eau de l'image, le masque est donc celui de Changement du lac, quel que soit le nombre de clusters. Les clusters créés par Strandline mémorisent leur image : avec un point seul, elle est donc retrouvée. Un point est contrôlé : si l'image y montre clairement de la terre, l'outil indique ses valeurs et s'arrête. Qu'il n'y ait pas d'eau est une réponse possible.

Les numéros de clusters sont pris tels quels, comme dans les carnets de calcul (notebooks) publiés : ces clusters dans leur ensemble sont de l'eau. Si l'image n'est pas connue, ou si l'on ne sait pas laquelle de ses bandes est le vert et laquelle l'infrarouge, il en va de même du cluster du point.

Le masque vaut 1 pour l'eau, 0 pour ce qui n'est pas de l'eau et 255 pour ce qui n'a pas été observé : les pixels manquants ne sont ni l'un ni l'autre, et ne séparent pas un lac.

AREA compte des pixels entiers. SUBPIXEL_AREA additionne les parties de pixels qui sont de l'eau, comme le fait Fraction d'eau, avec son erreur ERROR, un écart-type, et avec FLAGS, qui nomme ce qui la rend douteuse ; les deux sont vides si l'image n'est pas connue.</translation>
        </message>
        <message>
            <source>A cluster raster; what its header calls no data was not observed.</source>
            <translation>Un raster de clusters ; ce que son en-tête déclare sans donnée n'a pas été observé.</translation>
        </message>
        <message>
            <source>A place that the image shows as water. Any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Un endroit que l'image montre comme de l'eau. N'importe quel SCR, par exemple : -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Points in the water</source>
            <translation>Points dans l'eau</translation>
        </message>
        <message>
            <source>A layer of such points.</source>
            <translation>Une couche de tels points.</translation>
        </message>
        <message>
            <source>Cluster numbers</source>
            <translation>Numéros de clusters</translation>
        </message>
        <message>
            <source>The clusters that are water, such as: 2,5</source>
            <translation>Les clusters qui sont de l'eau, par exemple : 2,5</translation>
        </message>
        <message>
            <source>The image that was clustered, with named bands: each pixel is judged by its own spectrum.</source>
            <translation>L'image qui a été partitionnée, aux bandes nommées : chaque pixel est jugé d'après son propre spectre.</translation>
        </message>
        <message>
            <source>Keep only water that is connected to a point, side by side or corner to corner, also across narrow gaps.</source>
            <translation>Ne garder que l'eau reliée à un point, par un côté ou par un coin, y compris par-delà d'étroites lacunes.</translation>
        </message>
        <message>
            <source>Minimum size of a water body (pixels)</source>
            <translation>Taille minimale d'un plan d'eau (pixels)</translation>
        </message>
        <message>
            <source>Smaller water bodies are dropped.</source>
            <translation>Les plans d'eau plus petits sont supprimés.</translation>
        </message>
        <message>
            <source>The mask.</source>
            <translation>Le masque.</translation>
        </message>
        <message>
            <source>Clusters that are water</source>
            <translation>Clusters qui sont de l'eau</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water (km²)</source>
            <translation>Surface subpixellaire de l'eau (km²)</translation>
        </message>
        <message>
            <source>Specify exactly one of: a point, points, cluster numbers, the image; or a point or points together with the image.</source>
            <translation>Indiquez exactement l'un des choix suivants : un point, des points, des numéros de clusters, l'image ; ou un ou plusieurs points avec l'image.</translation>
        </message>
        <message>
            <source>To keep only the water body at a point, give a point or points in it.</source>
            <translation>Pour ne garder que le plan d'eau désigné par le point, indiquez un ou plusieurs points qui s'y trouvent.</translation>
        </message>
        <message>
            <source>{program} took longer than {seconds} s</source>
            <translation>{program} a duré plus de {seconds} s</translation>
        </message>
        <message>
            <source>The engine was stopped.</source>
            <translation>Le moteur a été arrêté.</translation>
        </message>
        <message>
            <source>The engine showed no sign of life for {seconds} seconds, so it was ended. Run the tool again, which starts another one; if it happens again, work on a smaller extent. How long to wait is among Strandline's settings.</source>
            <translation>Le moteur n'a pas donné signe de vie pendant {seconds} secondes ; il a donc été arrêté. Relancez l'outil, ce qui démarre un autre moteur ; si cela se reproduit, travaillez sur une emprise plus petite. Le délai d'attente se règle dans les paramètres de Strandline.</translation>
        </message>
        <message>
            <source>The engine had to be stopped to cancel another tool. Run this one again.</source>
            <translation>Le moteur a dû être arrêté pour annuler un autre outil. Relancez celui-ci.</translation>
        </message>
        <message>
            <source>The engine does not fit this version of the plugin. Restart QGIS and run 'Install engine'.</source>
            <translation>Le moteur ne correspond pas à cette version de l'extension. Redémarrez QGIS et exécutez « Installer le moteur ».</translation>
        </message>
        <message>
            <source>The engine could not be started.</source>
            <translation>Le moteur n'a pas pu être démarré.</translation>
        </message>
        <message>
            <source>The engine was replaced.</source>
            <translation>Le moteur a été remplacé.</translation>
        </message>
        <message>
            <source>The last lines of its log:</source>
            <translation>Les dernières lignes de son journal :</translation>
        </message>
        <message>
            <source>The engine was idle.</source>
            <translation>Le moteur était inactif.</translation>
        </message>
        <message>
            <source>A parameter has no usable value: {problem}.</source>
            <translation>Un paramètre n'a pas de valeur utilisable : {problem}.</translation>
        </message>
        <message>
            <source>The engine did not answer within {time} seconds.</source>
            <translation>Le moteur n'a pas répondu dans un délai de {time} secondes.</translation>
        </message>
        <message>
            <source>The engine was killed, most likely by the system because memory ran out. Close other programs, or work on a smaller extent.</source>
            <translation>Le moteur a été tué, très probablement par le système, faute de mémoire. Fermez d'autres programmes, ou travaillez sur une emprise plus petite.</translation>
        </message>
        <message>
            <source>The engine was killed; memory was not short. Run the tool again.</source>
            <translation>Le moteur a été tué ; la mémoire ne manquait pas. Relancez l'outil.</translation>
        </message>
        <message>
            <source>The engine stopped unexpectedly (exit code {code}).</source>
            <translation>Le moteur s'est arrêté de façon inattendue (code de sortie {code}).</translation>
        </message>
        <message>
            <source>Its last words: {line}</source>
            <translation>Ses derniers mots : {line}</translation>
        </message>
        <message>
            <source>The engine's Python cannot be started ({problem}). Run 'Install engine'.</source>
            <translation>Le Python du moteur ne peut pas être démarré ({problem}). Exécutez « Installer le moteur ».</translation>
        </message>
        <message>
            <source>The Python interpreter set for Strandline ({path}) has not been verified. Run Strandline &gt; Engine &gt; Install engine in the Processing toolbox, or: qgis_process run strandline:installengine</source>
            <translation>L'interpréteur Python défini pour Strandline ({path}) n'a pas été vérifié. Exécutez Strandline &gt; Moteur &gt; Installer le moteur dans la boîte à outils de traitements, ou : qgis_process run strandline:installengine</translation>
        </message>
        <message>
            <source>The Strandline engine is not installed yet. Run Strandline &gt; Engine &gt; Install engine in the Processing toolbox, or: qgis_process run strandline:installengine</source>
            <translation>Le moteur de Strandline n'est pas encore installé. Exécutez Strandline &gt; Moteur &gt; Installer le moteur dans la boîte à outils de traitements, ou : qgis_process run strandline:installengine</translation>
        </message>
        <message>
            <source>The engine folder cannot be made: {path} ({reason}). Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline.</source>
            <translation>Le dossier du moteur ne peut pas être créé : {path} ({reason}). Choisissez-en un autre dans Préférences &gt; Options &gt; Traitement &gt; Fournisseurs de services &gt; Strandline.</translation>
        </message>
        <message>
            <source>Compiling the engine's code, for which the first run would wait otherwise (up to a minute)</source>
            <translation>Compilation du code du moteur, que le premier traitement devrait sinon attendre (jusqu'à une minute)</translation>
        </message>
        <message>
            <source>The engine is ready</source>
            <translation>Le moteur est prêt</translation>
        </message>
        <message>
            <source>Verifying the installed engine</source>
            <translation>Vérification du moteur installé</translation>
        </message>
        <message>
            <source>The installed engine is damaged ({what}); building it anew</source>
            <translation>Le moteur installé est endommagé ({what}) ; reconstruction</translation>
        </message>
        <message>
            <source>The installed engine is broken; building it anew</source>
            <translation>Le moteur installé est défectueux ; reconstruction</translation>
        </message>
        <message>
            <source>Looking for a Python interpreter</source>
            <translation>Recherche d'un interpréteur Python</translation>
        </message>
        <message>
            <source>Verifying the engine with a small clustering</source>
            <translation>Vérification du moteur par un petit partitionnement</translation>
        </message>
        <message>
            <source>The engine in {folder} is in use ({reason}). Close other QGIS windows and stop running Strandline tools, then try again.</source>
            <translation>Le moteur dans {folder} est en cours d'utilisation ({reason}). Fermez les autres fenêtres de QGIS et arrêtez les outils Strandline en cours d'exécution, puis réessayez.</translation>
        </message>
        <message>
            <source>Verifying {path}</source>
            <translation>Vérification de {path}</translation>
        </message>
        <message>
            <source>The Python interpreter set for Strandline cannot be used: {path} {reason}.</source>
            <translation>L'interpréteur Python défini pour Strandline ne peut pas être utilisé : {path} {reason}.</translation>
        </message>
        <message>
            <source>%1 % cloud</source>
            <translation>%1 % de nuages</translation>
        </message>
        <message>
            <source>cloud unknown</source>
            <translation>couverture nuageuse inconnue</translation>
        </message>
        <message>
            <source>{low} to {high} % cloud</source>
            <translation>{low} à {high} % de nuages</translation>
        </message>
        <message>
            <source>The packages could not be installed.</source>
            <translation>Les paquets n'ont pas pu être installés.</translation>
        </message>
        <message>
            <source>Last lines:</source>
            <translation>Dernières lignes :</translation>
        </message>
        <message>
            <source>A downloaded package is not the one that Strandline was tested with (its hash differs), so nothing was installed. A proxy or mirror changed it, or the download was damaged: try again, or use another network.</source>
            <translation>Un paquet téléchargé n'est pas celui avec lequel Strandline a été testé (son empreinte de hachage est différente) ; rien n'a donc été installé. Un proxy ou un miroir l'a modifié, ou le téléchargement est endommagé : réessayez, ou utilisez un autre réseau.</translation>
        </message>
        <message>
            <source>The package index could not be trusted: its certificate is unknown. Behind a company's proxy, set the variable SSL_CERT_FILE (for pip: PIP_CERT) to the company's certificate file, then try again.</source>
            <translation>L'index des paquets n'est pas fiable : son certificat est inconnu. Derrière le proxy d'une entreprise, définissez la variable SSL_CERT_FILE (pour pip : PIP_CERT) avec le fichier de certificat de l'entreprise, puis réessayez.</translation>
        </message>
        <message>
            <source>The packages could not be downloaded. Check the internet connection; behind a proxy, set it in Settings &gt; Options &gt; Network or in the variable HTTPS_PROXY; with a mirror, set PIP_INDEX_URL. Then try again.</source>
            <translation>Les paquets n'ont pas pu être téléchargés. Vérifiez la connexion à Internet ; derrière un proxy, réglez-le dans Préférences &gt; Options &gt; Réseau ou dans la variable HTTPS_PROXY ; avec un miroir, définissez PIP_INDEX_URL. Puis réessayez.</translation>
        </message>
        <message>
            <source>This Python cannot make virtual environments. Run `sudo apt install python3-venv` (or install uv), then try again.</source>
            <translation>Ce Python ne peut pas créer d'environnements virtuels. Exécutez `sudo apt install python3-venv` (ou installez uv), puis réessayez.</translation>
        </message>
        <message>
            <source>The engine folder cannot be written, or a program is using it: {folder}. Close other QGIS windows, or choose another engine folder in the options.</source>
            <translation>Le dossier du moteur n'est pas accessible en écriture, ou un programme l'utilise : {folder}. Fermez les autres fenêtres de QGIS, ou choisissez un autre dossier du moteur dans les options.</translation>
        </message>
        <message>
            <source>A package is not to be had for this computer's processor and Python, or the package index cannot be reached or lacks it. Check the internet connection and, behind a company's mirror, PIP_INDEX_URL. The engine is for Windows on x86-64, macOS 15 or later on Apple silicon, and Linux with glibc 2.28 or later.</source>
            <translation>Un paquet n'est pas disponible pour le processeur et le Python de cet ordinateur, ou l'index des paquets est inaccessible ou ne le contient pas. Vérifiez la connexion à Internet et, derrière le miroir d'une entreprise, PIP_INDEX_URL. Le moteur est destiné à Windows sur x86-64, à macOS 15 ou ultérieur sur Apple silicon et à Linux avec glibc 2.28 ou ultérieure.</translation>
        </message>
        <message>
            <source>There is not enough disk space for the engine in {folder}.</source>
            <translation>Il n'y a pas assez d'espace disque pour le moteur dans {folder}.</translation>
        </message>
        <message>
            <source>While it is installed it needs up to {needed} GB; {free} GB are free.</source>
            <translation>Pendant l'installation, il faut jusqu'à {needed} Go ; {free} Go sont libres.</translation>
        </message>
        <message>
            <source>Make room, or choose another engine folder in the options.</source>
            <translation>Libérez de l'espace, ou choisissez un autre dossier du moteur dans les options.</translation>
        </message>
        <message>
            <source>The engine folder cannot be written: {path} ({reason}). Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline.</source>
            <translation>Le dossier du moteur n'est pas accessible en écriture : {path} ({reason}). Choisissez-en un autre dans Préférences &gt; Options &gt; Traitement &gt; Fournisseurs de services &gt; Strandline.</translation>
        </message>
        <message>
            <source>Another QGIS is installing the Strandline engine. Wait until it has finished, then try again.</source>
            <translation>Un autre QGIS est en train d'installer le moteur de Strandline. Attendez qu'il ait terminé, puis réessayez.</translation>
        </message>
        <message>
            <source>This QGIS is already installing the Strandline engine, since {started}. Wait until it has finished.</source>
            <translation>Ce QGIS installe déjà le moteur de Strandline, depuis {started}. Attendez qu'il ait terminé.</translation>
        </message>
        <message>
            <source>Another QGIS (process {pid}) is installing the Strandline engine, since {started}. Wait until it has finished, then try again.</source>
            <translation>Un autre QGIS (processus {pid}) installe le moteur de Strandline, depuis {started}. Attendez qu'il ait terminé, puis réessayez.</translation>
        </message>
        <message>
            <source>{path}: cannot make virtual environments (no venv or ensurepip)</source>
            <translation>{path} : ne peut pas créer d'environnements virtuels (venv ou ensurepip absent)</translation>
        </message>
        <message>
            <source>this is QGIS itself, not a Python interpreter</source>
            <translation>est QGIS lui-même, et non un interpréteur Python</translation>
        </message>
        <message>
            <source>does not run ({reason})</source>
            <translation>ne s'exécute pas ({reason})</translation>
        </message>
        <message>
            <source>is Python {version}, the engine needs {range}</source>
            <translation>est Python {version}, or le moteur demande {range}</translation>
        </message>
        <message>
            <source>is not an ordinary 64-bit CPython</source>
            <translation>n'est pas un CPython 64 bits ordinaire</translation>
        </message>
        <message>
            <source>lacks parts of Python: {names}</source>
            <translation>ne contient pas certains éléments de Python : {names}</translation>
        </message>
        <message>
            <source>a virtual environment made with it does not work ({reason})</source>
            <translation>crée un environnement virtuel qui ne fonctionne pas ({reason})</translation>
        </message>
        <message>
            <source>uv could not get a Python: {reason}</source>
            <translation>uv n'a pas pu obtenir de Python : {reason}</translation>
        </message>
        <message>
            <source>The Python interpreter that is set for Strandline cannot be used.</source>
            <translation>L'interpréteur Python défini pour Strandline ne peut pas être utilisé.</translation>
        </message>
        <message>
            <source>No Python was found that the Strandline engine can be built with (version {range}).</source>
            <translation>Aucun Python permettant de construire le moteur de Strandline n'a été trouvé (version {range}).</translation>
        </message>
        <message>
            <source>none found</source>
            <translation>aucun trouvé</translation>
        </message>
        <message>
            <source>Tried:</source>
            <translation>Essayés :</translation>
        </message>
        <message>
            <source>Or let Strandline fetch one: run Install engine with FETCH_PYTHON (Fetch a Python if this computer has none that fits). It downloads uv from the package index and with it a standalone Python from GitHub, some 50 MB together, into the engine folder, and installs nothing else on this computer.</source>
            <translation>Ou laissez Strandline en télécharger un : exécutez Installer le moteur avec FETCH_PYTHON (Télécharger un Python si cet ordinateur n'en a aucun qui convienne). Cela télécharge uv depuis l'index des paquets et, avec lui, un Python autonome depuis GitHub, environ 50 Mo en tout, dans le dossier du moteur, et n'installe rien d'autre sur cet ordinateur.</translation>
        </message>
        <message>
            <source>QGIS runs as a Flatpak and sees only the programs inside its sandbox. Put the single file `uv` from https://docs.astral.sh/uv into {folder}, which the sandbox can be given with `flatpak override --user --filesystem=home org.qgis.qgis`, then try again; or install QGIS from your distribution.</source>
            <translation>QGIS s'exécute en tant que Flatpak et ne voit que les programmes de son bac à sable. Placez le fichier unique `uv` de https://docs.astral.sh/uv dans {folder}, que la commande `flatpak override --user --filesystem=home org.qgis.qgis` rend accessible au bac à sable, puis réessayez ; ou installez QGIS depuis votre distribution.</translation>
        </message>
        <message>
            <source>QGIS runs as a Snap and sees only the programs inside it. Put the single file `uv` from https://docs.astral.sh/uv into {folder}, then try again; or install QGIS from your distribution.</source>
            <translation>QGIS s'exécute en tant que Snap et ne voit que les programmes qui s'y trouvent. Placez le fichier unique `uv` de https://docs.astral.sh/uv dans {folder}, puis réessayez ; ou installez QGIS depuis votre distribution.</translation>
        </message>
        <message>
            <source>Run `sudo apt install python3-venv` (on other systems than Debian and Ubuntu: the package with Python's venv module), or install uv, then try again.</source>
            <translation>Exécutez `sudo apt install python3-venv` (sur d'autres systèmes que Debian et Ubuntu : le paquet qui contient le module venv de Python), ou installez uv, puis réessayez.</translation>
        </message>
        <message>
            <source>Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline, or leave the setting empty to let Strandline search.</source>
            <translation>Choisissez-en un autre dans Préférences &gt; Options &gt; Traitement &gt; Fournisseurs de services &gt; Strandline, ou laissez ce paramètre vide pour que Strandline cherche lui-même.</translation>
        </message>
        <message>
            <source>Install Python 3.12 from https://www.python.org, or uv from https://docs.astral.sh/uv, then try again.</source>
            <translation>Installez Python 3.12 depuis https://www.python.org, ou uv depuis https://docs.astral.sh/uv, puis réessayez.</translation>
        </message>
        <message>
            <source>Install Python 3.12 from https://www.python.org or with `brew install python@3.12`, or uv with `brew install uv`, then try again.</source>
            <translation>Installez Python 3.12 depuis https://www.python.org ou avec `brew install python@3.12`, ou uv avec `brew install uv`, puis réessayez.</translation>
        </message>
        <message>
            <source>Install Python {oldest} or newer with its venv module (Debian and Ubuntu: `sudo apt install python3 python3-venv`), or uv from https://docs.astral.sh/uv, then try again.</source>
            <translation>Installez Python {oldest} ou une version plus récente avec son module venv (Debian et Ubuntu : `sudo apt install python3 python3-venv`), ou uv depuis https://docs.astral.sh/uv, puis réessayez.</translation>
        </message>
        <message>
            <source>Fetching a Python with uv</source>
            <translation>Téléchargement d'un Python avec uv</translation>
        </message>
        <message>
            <source>uv does not find the Python that it has fetched.</source>
            <translation>uv ne trouve pas le Python qu'il a téléchargé.</translation>
        </message>
        <message>
            <source>Fetching uv</source>
            <translation>Téléchargement d'uv</translation>
        </message>
        <message>
            <source>no Python with pip was found that could fetch it</source>
            <translation>aucun Python avec pip qui puisse le télécharger n'a été trouvé</translation>
        </message>
        <message>
            <source>uv could not be fetched: {reason}</source>
            <translation>uv n'a pas pu être téléchargé : {reason}</translation>
        </message>
        <message>
            <source>uv could not install the packages; trying pip</source>
            <translation>uv n'a pas pu installer les paquets ; essai avec pip</translation>
        </message>
        <message>
            <source>Making the environment with uv</source>
            <translation>Création de l'environnement avec uv</translation>
        </message>
        <message>
            <source>Making the environment with pip</source>
            <translation>Création de l'environnement avec pip</translation>
        </message>
        <message>
            <source>Downloading packages</source>
            <translation>Téléchargement des paquets</translation>
        </message>
        <message>
            <source>Installing packages</source>
            <translation>Installation des paquets</translation>
        </message>
        <message>
            <source>Compiling packages</source>
            <translation>Compilation des paquets</translation>
        </message>
        <message>
            <source>The packages are installed</source>
            <translation>Les paquets sont installés</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Comparer</translation>
        </message>
        <message>
            <source>Through time</source>
            <translation>Dans le temps</translation>
        </message>
        <message>
            <source>Mask</source>
            <translation>Masque</translation>
        </message>
        <message>
            <source>Use this point:</source>
            <translation>Utiliser ce point :</translation>
        </message>
        <message>
            <source>Starting the engine …</source>
            <translation>Démarrage du moteur …</translation>
        </message>
        <message>
            <source>Click in the water</source>
            <translation>Cliquer dans l'eau</translation>
        </message>
        <message>
            <source>Then click in the map: shows at once where the image has water around, and why. Nothing is saved.</source>
            <translation>Cliquez ensuite sur la carte : l'outil montre aussitôt où l'image a de l'eau aux alentours, et pourquoi. Rien n'est enregistré.</translation>
        </message>
        <message>
            <source>Looking at '{}' …</source>
            <translation>Examen de « {} » …</translation>
        </message>
        <message>
            <source>Getting ready …</source>
            <translation>Préparation …</translation>
        </message>
        <message>
            <source>Click in the map.</source>
            <translation>Cliquez sur la carte.</translation>
        </message>
        <message>
            <source>Processing does not know the tool.</source>
            <translation>Le module de traitement ne connaît pas cet outil.</translation>
        </message>
        <message>
            <source>Compare two images</source>
            <translation>Comparer deux images</translation>
        </message>
        <message>
            <source>Where did water go, or come from, between two days?</source>
            <translation>Où l'eau est-elle partie, ou d'où est-elle venue, entre deux jours ?</translation>
        </message>
        <message>
            <source>Lake through time</source>
            <translation>Le lac dans le temps</translation>
        </message>
        <message>
            <source>How large was the lake on many days, and is it shrinking?</source>
            <translation>Quelle était la taille du lac à de nombreuses dates, et rétrécit-il ?</translation>
        </message>
        <message>
            <source>Get images</source>
            <translation>Obtenir des images</translation>
        </message>
        <message>
            <source>Which satellite images are there of the part of the map that is shown?</source>
            <translation>Quelles images satellite existe-t-il pour la partie de la carte affichée ?</translation>
        </message>
        <message>
            <source>Load a found scene</source>
            <translation>Charger une scène trouvée</translation>
        </message>
        <message>
            <source>The scene whose footprint is selected, where the map shows it.</source>
            <translation>La scène dont l'empreinte est sélectionnée, dans la partie affichée par la carte.</translation>
        </message>
        <message>
            <source>Downloads the computing packages, about 1.1 GB, into your user folder, and a Python for them if this computer has none that fits. QGIS itself is not touched.</source>
            <translation>Télécharge les paquets de calcul, environ 1.1 Go, dans votre dossier utilisateur, et un Python pour eux si cet ordinateur n'en a aucun qui convienne. QGIS lui-même n'est pas modifié.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>The engine, which does the computing, is not installed yet. It is needed once.</source>
            <translation>Le moteur, qui fait les calculs, n'est pas encore installé. L'installation n'est nécessaire qu'une fois.</translation>
        </message>
        <message>
            <source>Engine: installed. It starts when it is needed.</source>
            <translation>Moteur : installé. Il démarre quand il est nécessaire.</translation>
        </message>
        <message>
            <source>Engine: running.</source>
            <translation>Moteur : en marche.</translation>
        </message>
        <message>
            <source>Engine: computing …</source>
            <translation>Moteur : calcul en cours …</translation>
        </message>
        <message>
            <source>Cancelling …</source>
            <translation>Annulation …</translation>
        </message>
        <message>
            <source>The engine could not be installed. See the log of messages.</source>
            <translation>Le moteur n'a pas pu être installé. Consultez le journal des messages.</translation>
        </message>
        <message>
            <source>Strandline panel</source>
            <translation>Panneau Strandline</translation>
        </message>
        <message>
            <source>Strandline: find water in satellite images</source>
            <translation>Strandline : trouver l'eau dans les images satellite</translation>
        </message>
        <message>
            <source>finds water in satellite images. This button opens its panel.</source>
            <translation>trouve l'eau dans les images satellite. Ce bouton ouvre son panneau.</translation>
        </message>
        <message>
            <source>Open Strandline</source>
            <translation>Ouvrir Strandline</translation>
        </message>
        <message>
            <source>There is no image here. Load one, or use 'Get images'.</source>
            <translation>Il n'y a pas d'image ici. Chargez-en une, ou utilisez « Obtenir des images ».</translation>
        </message>
        <message>
            <source>'{}' is no image. Choose an image in the list of layers.</source>
            <translation>« {} » n'est pas une image. Choisissez une image dans la liste des couches.</translation>
        </message>
        <message>
            <source>'{}' cannot be read. It is missing or damaged; choose another layer.</source>
            <translation>« {} » ne peut pas être lu. La couche est introuvable ou endommagée ; choisissez-en une autre.</translation>
        </message>
        <message>
            <source>'{}' is a picture, not a file of measured bands. Use 'Get images', or save it as GeoTIFF first (Export &gt; Save As).</source>
            <translation>« {} » est une simple image d'affichage, pas un fichier de bandes mesurées. Utilisez « Obtenir des images », ou enregistrez d'abord la couche au format GeoTIFF (Exporter &gt; Enregistrer sous).</translation>
        </message>
        <message>
            <source>'{}' has one band. Water shows in several: choose an image with green and infrared.</source>
            <translation>« {} » n'a qu'une bande. L'eau se voit sur plusieurs : choisissez une image avec le vert et l'infrarouge.</translation>
        </message>
        <message>
            <source>'{}' has no coordinate reference system. Assign one first (Raster &gt; Projections &gt; Assign Projection).</source>
            <translation>« {} » n'a pas de système de coordonnées de référence. Assignez-lui d'abord un SCR (Raster &gt; Projections &gt; Assigner une projection).</translation>
        </message>
        <message>
            <source>'{}' lies on a server, and to look at all of it would take long. Save the part that you want as a file (Load STAC item, or Export &gt; Save As).</source>
            <translation>« {} » se trouve sur un serveur, et l'examiner en entier serait long. Enregistrez la partie voulue dans un fichier (Charger un élément STAC, ou Exporter &gt; Enregistrer sous).</translation>
        </message>
        <message>
            <source>Looking at '{}'</source>
            <translation>Examen de « {} »</translation>
        </message>
        <message>
            <source>Computing</source>
            <translation>Calcul</translation>
        </message>
        <message>
            <source>This computer</source>
            <translation>Cet ordinateur</translation>
        </message>
        <message>
            <source>A running dask scheduler</source>
            <translation>Un ordonnanceur dask en service</translation>
        </message>
        <message>
            <source>Jobs of SLURM</source>
            <translation>Tâches SLURM</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Tester</translation>
        </message>
        <message>
            <source>Starts an engine with what is set here and says which workers it reaches.</source>
            <translation>Démarre un moteur avec les réglages de cette page et indique quels workers il atteint.</translation>
        </message>
        <message>
            <source>Display</source>
            <translation>Affichage</translation>
        </message>
        <message>
            <source>Starting an engine …</source>
            <translation>Démarrage d'un moteur …</translation>
        </message>
        <message>
            <source>Testing Strandline's settings</source>
            <translation>Test des paramètres de Strandline</translation>
        </message>
        <message>
            <source>land around</source>
            <translation>terre alentour</translation>
        </message>
        <message>
            <source>water around</source>
            <translation>eau alentour</translation>
        </message>
        <message>
            <source>here</source>
            <translation>ici</translation>
        </message>
        <message>
            <source>The engine answers after {seconds} seconds ({python}).</source>
            <translation>Le moteur répond au bout de {seconds} secondes ({python}).</translation>
        </message>
        <message>
            <source>SLURM's sbatch is {}.</source>
            <translation>La commande sbatch de SLURM est {}.</translation>
        </message>
        <message>
            <source>SLURM's sbatch is not on this computer.</source>
            <translation>La commande sbatch de SLURM n'est pas présente sur cet ordinateur.</translation>
        </message>
        <message>
            <source>A test submits nothing. This script would be:</source>
            <translation>Un test ne soumet rien. Le script serait le suivant :</translation>
        </message>
        <message>
            <source>Reached: {kind}, {processes} processes with {threads} threads and {memory} GB in all.</source>
            <translation>Atteint : {kind}, {processes} processus avec {threads} threads et {memory} Go en tout.</translation>
        </message>
        <message>
            <source>Dask {dask}, engine {engine}.</source>
            <translation>Dask {dask}, moteur {engine}.</translation>
        </message>
        <message>
            <source>Land</source>
            <translation>Terre</translation>
        </message>
        <message>
            <source>Doubtful</source>
            <translation>Douteux</translation>
        </message>
        <message>
            <source>Not observed</source>
            <translation>Non observé</translation>
        </message>
        <message>
            <source>Not observed: no data, fill or masked cloud. Click where the image shows the ground.</source>
            <translation>Non observé : sans donnée, remplissage ou nuage masqué. Cliquez là où l'image montre le sol.</translation>
        </message>
        <message>
            <source>{verdict}: {values}. The image shows next to no land to compare with.</source>
            <translation>{verdict} : {values}. L'image ne montre presque pas de terre à laquelle comparer.</translation>
        </message>
        <message>
            <source>Water: {}.</source>
            <translation>Eau : {}.</translation>
        </message>
        <message>
            <source>Land: {}.</source>
            <translation>Terre : {}.</translation>
        </message>
        <message>
            <source>Doubtful, neither clearly water nor clearly land: {}. Click further out.</source>
            <translation>Douteux, ni clairement eau ni clairement terre : {}. Cliquez plus au large.</translation>
        </message>
        <message>
            <source>Nothing around the point was observed.</source>
            <translation>Rien n'a été observé autour du point.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water.</source>
            <translation>{share} % du terrain alentour est de l'eau.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water, {missing} % was not observed.</source>
            <translation>{share} % du terrain alentour est de l'eau, {missing} % n'a pas été observé.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water; shown in pixels of {size} map units, zoom in for more.</source>
            <translation>{share} % du terrain alentour est de l'eau ; affichage en pixels de {size} unités de carte, zoomez pour plus de détails.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water, {missing} % was not observed; shown in pixels of {size} map units, zoom in for more.</source>
            <translation>{share} % du terrain alentour est de l'eau, {missing} % n'a pas été observé ; affichage en pixels de {size} unités de carte, zoomez pour plus de détails.</translation>
        </message>
        <message>
            <source>{band} {value}, like water ({water}), land has {land}</source>
            <translation>{band} {value}, comme l'eau ({water}), la terre a {land}</translation>
        </message>
        <message>
            <source>{band} {value}, like the land around it ({land}), water has {water}</source>
            <translation>{band} {value}, comme la terre alentour ({land}), l'eau a {water}</translation>
        </message>
        <message>
            <source>near infrared</source>
            <translation>proche infrarouge</translation>
        </message>
        <message>
            <source>short-wave infrared</source>
            <translation>infrarouge à ondes courtes</translation>
        </message>
        <message>
            <source>{name} is missing</source>
            <translation>{name} est introuvable</translation>
        </message>
        <message>
            <source>{file} is missing</source>
            <translation>{file} est introuvable</translation>
        </message>
        <message>
            <source>{file} has changed</source>
            <translation>{file} a été modifié</translation>
        </message>
        <message>
            <source>not labelled</source>
            <translation>non étiqueté</translation>
        </message>
        <message>
            <source>to be labelled</source>
            <translation>à étiqueter</translation>
        </message>
        <message>
            <source>labelled</source>
            <translation>étiqueté</translation>
        </message>
        <message>
            <source>Unit of areas in the log (outputs stay in km²)</source>
            <translation>Unité des surfaces dans le journal (les sorties restent en km²)</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>automatique</translation>
        </message>
        <message>
            <source>Engine folder (empty: the user's data folder)</source>
            <translation>Dossier du moteur (vide : le dossier de données de l'utilisateur)</translation>
        </message>
        <message>
            <source>Python interpreter to build the engine with (empty: search)</source>
            <translation>Interpréteur Python avec lequel construire le moteur (vide : recherche)</translation>
        </message>
        <message>
            <source>Use this interpreter instead (it must have the packages)</source>
            <translation>Utiliser plutôt cet interpréteur (il doit disposer des paquets)</translation>
        </message>
        <message>
            <source>Stop the engine after this many idle minutes</source>
            <translation>Arrêter le moteur après ce nombre de minutes d'inactivité</translation>
        </message>
        <message>
            <source>Replace an engine without a sign of life for so many seconds (0: never)</source>
            <translation>Remplacer un moteur resté sans signe de vie pendant ce nombre de secondes (0 : jamais)</translation>
        </message>
        <message>
            <source>Dask workers: of this computer, of a running dask scheduler, or jobs of SLURM</source>
            <translation>Workers dask : de cet ordinateur, d'un ordonnanceur dask en service, ou tâches SLURM</translation>
        </message>
        <message>
            <source>local</source>
            <translation>local</translation>
        </message>
        <message>
            <source>scheduler</source>
            <translation>ordonnanceur</translation>
        </message>
        <message>
            <source>slurm</source>
            <translation>slurm</translation>
        </message>
        <message>
            <source>Local: workers (0: one per processor core)</source>
            <translation>Local : workers (0 : un par cœur de processeur)</translation>
        </message>
        <message>
            <source>Local: workers are threads of the engine, or processes</source>
            <translation>Local : les workers sont des threads du moteur, ou des processus</translation>
        </message>
        <message>
            <source>threads</source>
            <translation>threads</translation>
        </message>
        <message>
            <source>processes</source>
            <translation>processus</translation>
        </message>
        <message>
            <source>Local: memory limit of the dask workers in GB (0: automatic)</source>
            <translation>Local : limite de mémoire des workers dask en Go (0 : automatique)</translation>
        </message>
        <message>
            <source>Show dask's dashboard on this computer (loopback only)</source>
            <translation>Afficher le tableau de bord de dask sur cet ordinateur (boucle locale uniquement)</translation>
        </message>
        <message>
            <source>no</source>
            <translation>non</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>oui</translation>
        </message>
        <message>
            <source>Scheduler: address (tcp://host:8786, or tls://host:8786 if encrypted)</source>
            <translation>Scheduler: adresse (tcp://host:8786, ou tls://host:8786 si chiffrée)</translation>
        </message>
        <message>
            <source>Scheduler: file of the certificate authority (TLS)</source>
            <translation>Scheduler: fichier de l'autorité de certification (TLS)</translation>
        </message>
        <message>
            <source>Scheduler: file of your certificate (TLS)</source>
            <translation>Scheduler: fichier de votre certificat (TLS)</translation>
        </message>
        <message>
            <source>Scheduler: file of your key, if it is not with the certificate (TLS)</source>
            <translation>Scheduler: fichier de votre clé, si elle n'est pas avec le certificat (TLS)</translation>
        </message>
        <message>
            <source>SLURM: jobs</source>
            <translation>SLURM: tâches</translation>
        </message>
        <message>
            <source>SLURM: cores of each job (0: as the site's dask configuration says)</source>
            <translation>SLURM: cœurs de chaque tâche (0 : selon la configuration dask du site)</translation>
        </message>
        <message>
            <source>SLURM: memory of each job, such as 16GB</source>
            <translation>SLURM: mémoire de chaque tâche, par exemple 16GB</translation>
        </message>
        <message>
            <source>SLURM: time limit of each job, such as 01:30:00</source>
            <translation>SLURM: durée limite de chaque tâche, par exemple 01:30:00</translation>
        </message>
        <message>
            <source>SLURM: queue (partition)</source>
            <translation>SLURM: file d'attente (partition)</translation>
        </message>
        <message>
            <source>SLURM: account</source>
            <translation>SLURM: compte</translation>
        </message>
        <message>
            <source>SLURM: more directives of sbatch, separated by ;</source>
            <translation>SLURM: autres directives de sbatch, séparées par ;</translation>
        </message>
        <message>
            <source>SLURM: interpreter on the nodes (empty: the engine's)</source>
            <translation>SLURM: interpréteur sur les nœuds (vide : celui du moteur)</translation>
        </message>
        <message>
            <source>SLURM: network interface at which the nodes reach this computer, such as ib0</source>
            <translation>SLURM: interface réseau par laquelle les nœuds atteignent cet ordinateur, par exemple ib0</translation>
        </message>
        <message>
            <source>SLURM: folder that this computer and the nodes share (empty: the home folder)</source>
            <translation>SLURM: dossier que cet ordinateur et les nœuds partagent (vide : le dossier personnel)</translation>
        </message>
        <message>
            <source>SLURM: minutes to wait for the first job</source>
            <translation>SLURM: minutes d'attente de la première tâche</translation>
        </message>
        <message>
            <source>date unknown</source>
            <translation>date inconnue</translation>
        </message>
        <message>
            <source>not water</source>
            <translation>pas de l'eau</translation>
        </message>
        <message>
            <source>water</source>
            <translation>eau</translation>
        </message>
        <message>
            <source>not water, filled</source>
            <translation>pas de l'eau, comblé</translation>
        </message>
        <message>
            <source>water, filled</source>
            <translation>eau, comblé</translation>
        </message>
        <message>
            <source>dry on both dates</source>
            <translation>à sec aux deux dates</translation>
        </message>
        <message>
            <source>water on both dates</source>
            <translation>eau aux deux dates</translation>
        </message>
        <message>
            <source>water lost</source>
            <translation>eau perdue</translation>
        </message>
        <message>
            <source>water gained</source>
            <translation>eau gagnée</translation>
        </message>
        <message>
            <source>no change</source>
            <translation>inchangé</translation>
        </message>
        <message>
            <source>not observed</source>
            <translation>non observé</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <source>shore</source>
            <translation>rivage</translation>
        </message>
        <message>
            <source>cluster {number}</source>
            <translation>cluster {number}</translation>
        </message>
        <message>
            <source>The engine did not finish a tiny clustering within {seconds} s. Is the computer very busy, or a virus scanner looking at each file of {folder}? Try again.</source>
            <translation>Le moteur n'a pas terminé un minuscule partitionnement en {seconds} s. L'ordinateur est-il très occupé, ou un antivirus examine-t-il chaque fichier de {folder} ? Réessayez.</translation>
        </message>
        <message>
            <source>{path} does not run ({reason}).</source>
            <translation>{path} ne s'exécute pas ({reason}).</translation>
        </message>
        <message>
            <source>The packages are there, but a tiny clustering failed with {path}. Last lines:
{output}</source>
            <translation>Les paquets sont présents, mais un minuscule partitionnement a échoué avec {path}. Dernières lignes :
{output}</translation>
        </message>
        <message>
            <source>Loads a hyperspectral cube without the bands of water vapour, draws the spectrum at a point, computes eight indices, and clusters the cube by k-means in two ways.</source>
            <translation>Charge un cube hyperspectral sans les bandes de la vapeur d'eau, trace le spectre en un point, calcule huit indices et partitionne le cube en k-moyennes de deux façons.</translation>
        </message>
        <message>
            <source>How many clusters to make.</source>
            <translation>Le nombre de clusters à former.</translation>
        </message>
        <message>
            <source>Hyperspectral cube</source>
            <translation>Cube hyperspectral</translation>
        </message>
        <message>
            <source>The file of the cube, or the folder of a Zarr store.</source>
            <translation>Le fichier du cube, ou le dossier d'un magasin Zarr.</translation>
        </message>
        <message>
            <source>Point of a spectrum</source>
            <translation>Point d'un spectre</translation>
        </message>
        <message>
            <source>A place on the cube whose spectrum is wanted.</source>
            <translation>Un endroit du cube dont le spectre est voulu.</translation>
        </message>
        <message>
            <source>Train on every n-th pixel</source>
            <translation>Apprendre sur un pixel sur n</translation>
        </message>
        <message>
            <source>4 takes one pixel of sixteen.</source>
            <translation>4 prend un pixel sur seize.</translation>
        </message>
        <message>
            <source>Name, common name, central wavelength and width (micrometres) of each band that is kept.</source>
            <translation>Nom, nom commun, longueur d'onde centrale et largeur (micromètres) de chaque bande conservée.</translation>
        </message>
        <message>
            <source>Clusters, whole</source>
            <translation>Clusters, méthode complète</translation>
        </message>
        <message>
            <source>Clusters, in mini-batches</source>
            <translation>Clusters, par mini-lots</translation>
        </message>
        <message>
            <source>Plot</source>
            <translation>Graphique</translation>
        </message>
        <message>
            <source>Spectrum</source>
            <translation>Spectre</translation>
        </message>
        <message>
            <source>The chain of Lake change made of its single steps: the second image is put onto the grid of the first, both are clustered, the water is found at the point and by its spectrum, and the masks are compared. Open it in the modeler to change the chain.</source>
            <translation>L'enchaînement de Changement du lac, composé de ses étapes : la seconde image est placée sur la grille de la première, les deux sont partitionnées, l'eau est trouvée au point indiqué et d'après son spectre, et les masques sont comparés. Ouvrez-le dans le modeleur graphique pour modifier l'enchaînement.</translation>
        </message>
        <message>
            <source>A place that is water on both dates.</source>
            <translation>Un endroit qui est de l'eau aux deux dates.</translation>
        </message>
        <message>
            <source>The main job, and a random sample of its change raster: points in each class, ready to be labelled. Look each point up in better images, choose its reference from the list, and give change raster and points to Assess accuracy: it tells how much water was really lost and gained, with errors. Use it after this model, because the labels come from you.</source>
            <translation>Le traitement principal, suivi d'un échantillon aléatoire de son raster des changements : des points dans chaque classe, prêts à être étiquetés. Examinez chaque point sur de meilleures images, choisissez sa référence dans la liste, et donnez le raster des changements et les points à Évaluer l'exactitude : cet outil dit combien d'eau a réellement été perdue et gagnée, avec les erreurs. Utilisez-le après ce modèle, car les étiquettes viennent de vous.</translation>
        </message>
        <message>
            <source>The least points of each class, such as lost water.</source>
            <translation>Le plus petit nombre de points de chaque classe, comme l'eau perdue.</translation>
        </message>
        <message>
            <source>The wanted standard error of overall accuracy, which decides how many points there are.</source>
            <translation>L'erreur type voulue pour l'exactitude globale, qui détermine le nombre de points.</translation>
        </message>
        <message>
            <source>Minimum of points in a stratum</source>
            <translation>Nombre minimal de points par strate</translation>
        </message>
        <message>
            <source>Change report</source>
            <translation>Rapport sur le changement</translation>
        </message>
        <message>
            <source>Follows a lake through time from nothing but a place: searches a catalogue, loads each scene for the area, makes its water mask, fills gaps, and gives the curve with its uncertainty. Open the model in the modeler to change the steps.</source>
            <translation>Suit un lac dans le temps à partir d'un simple lieu : cherche dans un catalogue, charge chaque scène pour la zone, crée son masque d'eau, comble les lacunes et donne la courbe avec son incertitude. Ouvrez le modèle dans le modeleur graphique pour modifier les étapes.</translation>
        </message>
        <message>
            <source>Area around the lake</source>
            <translation>Zone autour du lac</translation>
        </message>
        <message>
            <source>At most so many scenes</source>
            <translation>Au plus ce nombre de scènes</translation>
        </message>
        <message>
            <source>Catalogue</source>
            <translation>Catalogue</translation>
        </message>
        <message>
            <source>Series report</source>
            <translation>Rapport sur la série</translation>
        </message>
    </context>
</TS>
