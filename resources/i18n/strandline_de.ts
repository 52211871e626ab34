<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>Strandline</name>
        <message>
            <source>The layer of points has no field '{field}' for the reference class. Its fields are: {fields}.</source>
            <translation>Der Punktlayer hat kein Feld „{field}“ für die Referenzklasse. Seine Felder sind: {fields}.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}' for the map class. Its fields are: {fields}.</source>
            <translation>Der Punktlayer hat kein Feld „{field}“ für die Kartenklasse. Seine Felder sind: {fields}.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}' for the stratum. Its fields are: {fields}.</source>
            <translation>Der Punktlayer hat kein Feld „{field}“ für die Schicht. Seine Felder sind: {fields}.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}' for the weight. Its fields are: {fields}.</source>
            <translation>Der Punktlayer hat kein Feld „{field}“ für das Gewicht. Seine Felder sind: {fields}.</translation>
        </message>
        <message>
            <source>Assess accuracy</source>
            <translation>Genauigkeit bewerten</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>Estimates how accurate a map is and how large its classes are, with errors and intervals, from labelled points.</source>
            <translation>Schätzt aus Punkten mit Referenz, wie genau eine Karte ist und wie groß ihre Klassen sind, mit Fehlern und Intervallen.</translation>
        </message>
        <message>
            <source>An area counted on a map carries the map's errors. From a random sample of points, whose true class somebody has looked up, this tool estimates the accuracy of the map and the areas of the classes on the ground, each with standard error and confidence interval, as Olofsson et al. (2014, Remote Sensing of Environment 148, 42-57) recommend. The areas are in km², the accuracies are shares from 0 to 1.

The map's classes are the strata: the points were drawn by chance within each class, as Sample points does. Where they were drawn by other strata, such as one along the shore, or another map's classes, name the field of strata; its weights, the shares of the ground, are in the field 'weight' (Stehman 2014, International Journal of Remote Sensing 35, 4923-4939).

The reference is a class number of the map, or a class's name where the raster has names. The map's class is read from the map at the points, which may be in any CRS. Points outside the map, on ground that it did not observe, or without a reference are left out, and counted in a warning. A stratum needs two labelled points. Where all points of a class are right, its interval has no width; that is no certainty: a warning gives the possible error. Intervals are normal ones, cut at 0 and at the whole.

The table has for each class: class, map_area, adjusted_area, standard_error, lower, upper (of the adjusted area), users, users_se, producers, producers_se and name. Empty is what the sample does not cover. The report is one page that needs no network: error matrix in points and in shares of the ground, areas and accuracies with intervals, and plots.</source>
            <translation>Eine auf einer Karte ausgezählte Fläche enthält die Fehler der Karte. Aus einer Zufallsstichprobe von Punkten, deren wahre Klasse jemand bestimmt hat, schätzt dieses Werkzeug die Genauigkeit der Karte und die tatsächlichen Flächen der Klassen, jeweils mit Standardfehler und Konfidenzintervall, wie von Olofsson et al. (2014, Remote Sensing of Environment 148, 42-57) empfohlen. Flächen sind in km² angegeben, Genauigkeiten als Anteile von 0 bis 1.

Die Klassen der Karte sind die Schichten: Die Punkte wurden innerhalb jeder Klasse zufällig gezogen, wie es „Stichprobenpunkte ziehen“ tut. Wurden sie nach anderen Schichten gezogen, etwa nach einer Schicht entlang des Ufers oder nach den Klassen einer anderen Karte, ist das Feld der Schichten anzugeben; deren Gewichte, also ihre Anteile an der Gesamtfläche, stehen im Feld 'weight' (Stehman 2014, International Journal of Remote Sensing 35, 4923-4939).

Die Referenz ist eine Klassennummer der Karte oder der Name einer Klasse, sofern das Raster Namen hat. Die Kartenklasse wird an den Punkten aus der Karte gelesen; die Punkte können in jedem KBS vorliegen. Punkte außerhalb der Karte, auf nicht beobachteten Flächen oder ohne Referenz werden ausgelassen und in einer Warnung gezählt. Eine Schicht benötigt zwei Punkte mit Referenz. Sind alle Punkte einer Klasse richtig, hat ihr Intervall keine Breite; das bedeutet keine Gewissheit: Eine Warnung nennt den möglichen Fehler. Die Intervalle beruhen auf der Normalverteilung und sind bei 0 und beim Ganzen abgeschnitten.

Die Tabelle enthält für jede Klasse: class, map_area, adjusted_area, standard_error, lower, upper (der angepassten Fläche), users, users_se, producers, producers_se und name. Leer ist, was die Stichprobe nicht abdeckt. Der Bericht ist eine einzelne Seite, die ohne Netzwerk auskommt: Fehlermatrix in Punkten und in Flächenanteilen, Flächen und Genauigkeiten mit Intervallen sowie Diagramme.</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Karte</translation>
        </message>
        <message>
            <source>The class raster that the points were drawn from.</source>
            <translation>Das Klassenraster, aus dem die Punkte gezogen wurden.</translation>
        </message>
        <message>
            <source>Labelled points</source>
            <translation>Punkte mit Referenz</translation>
        </message>
        <message>
            <source>The sample, in any CRS.</source>
            <translation>Die Stichprobe, in beliebigem KBS.</translation>
        </message>
        <message>
            <source>Field of the reference class</source>
            <translation>Feld der Referenzklasse</translation>
        </message>
        <message>
            <source>What is really there: a class number of the map, or a class's name. Empty where nobody has looked.</source>
            <translation>Was sich dort wirklich befindet: eine Klassennummer der Karte oder der Name einer Klasse. Leer, wo niemand nachgesehen hat.</translation>
        </message>
        <message>
            <source>Field of the map class</source>
            <translation>Feld der Kartenklasse</translation>
        </message>
        <message>
            <source>The class of the map there. Leave it out to read the map itself.</source>
            <translation>Die Klasse der Karte an dieser Stelle. Weglassen, um die Karte selbst auszulesen.</translation>
        </message>
        <message>
            <source>Field of the stratum</source>
            <translation>Feld der Schicht</translation>
        </message>
        <message>
            <source>Only where the strata are not the map's classes, such as a sample with a stratum along the shore.</source>
            <translation>Nur wenn die Schichten nicht die Klassen der Karte sind, etwa bei einer Stichprobe mit einer Schicht entlang des Ufers.</translation>
        </message>
        <message>
            <source>Field of the stratum's weight</source>
            <translation>Feld des Schichtgewichts</translation>
        </message>
        <message>
            <source>Share of the ground that the stratum of the point covers, above 0 and at most 1. Goes with a field of strata; the field 'weight' unless you name another.</source>
            <translation>Anteil der Gesamtfläche, den die Schicht des Punktes einnimmt, größer als 0 und höchstens 1. Gehört zu einem Feld der Schichten; ohne andere Angabe das Feld 'weight'.</translation>
        </message>
        <message>
            <source>Sampled classes</source>
            <translation>Beprobte Klassen</translation>
        </message>
        <message>
            <source>Numbers of the map's classes that the sample was drawn of, such as 0,1. Empty: all of them.</source>
            <translation>Nummern der Kartenklassen, aus denen die Stichprobe gezogen wurde, etwa 0,1. Leer: alle.</translation>
        </message>
        <message>
            <source>Confidence level</source>
            <translation>Konfidenzniveau</translation>
        </message>
        <message>
            <source>Level of the intervals: 0.95 holds the truth in 95 of 100 samples.</source>
            <translation>Niveau der Intervalle: 0.95 schließt bei 95 von 100 Stichproben den wahren Wert ein.</translation>
        </message>
        <message>
            <source>Accuracy table</source>
            <translation>Genauigkeitstabelle</translation>
        </message>
        <message>
            <source>One line for each class.</source>
            <translation>Eine Zeile je Klasse.</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>A page with all results, to hand in.</source>
            <translation>Eine Seite mit allen Ergebnissen, zum Abgeben.</translation>
        </message>
        <message>
            <source>Overall accuracy</source>
            <translation>Gesamtgenauigkeit</translation>
        </message>
        <message>
            <source>Standard error of overall accuracy</source>
            <translation>Standardfehler der Gesamtgenauigkeit</translation>
        </message>
        <message>
            <source>A field of weights goes with a field of strata: give both, or neither.</source>
            <translation>Ein Feld der Gewichte gehört zu einem Feld der Schichten: beide angeben oder keines.</translation>
        </message>
        <message>
            <source>Sampled classes: give whole numbers separated by commas, such as 0,1.</source>
            <translation>Beprobte Klassen: ganze Zahlen durch Kommas getrennt angeben, etwa 0,1.</translation>
        </message>
        <message>
            <source>Sample points</source>
            <translation>Stichprobenpunkte ziehen</translation>
        </message>
        <message>
            <source>Draws a stratified random sample of a class raster, as points that are ready to be labelled.</source>
            <translation>Zieht eine geschichtete Zufallsstichprobe aus einem Klassenraster, als Punkte, deren Referenz sich gleich bestimmen lässt.</translation>
        </message>
        <message>
            <source>The classes of the raster are the strata: a water mask, a change raster, clusters, or any other raster of whole numbers. The sample has as many points as give overall accuracy the wanted standard error, n = (sum of W S, divided by the standard error) squared, where W is a stratum's share of the ground and S = sqrt(U (1 - U)) with the user's accuracy U that is expected of it (Olofsson et al. 2014, 0.9 unless you enter another). Each stratum gets the minimum, and the rest goes to the strata in proportion to their ground. The areas are those of the ellipsoid, so degrees are no problem. What was not observed is not sampled.

Maps err most along the shore. With a buffer, the pixels near the boundary between two classes, whatever their own class, are a stratum of their own, so that more points come to lie there. Give the field 'stratum' to Assess accuracy then.

The points lie in the middle of pixels and are numbered in random order: whoever labels them in that order can stop early. The fields are id, stratum (the class's number; the shore has the next free one), weight (share of the stratum in the ground), map_class, and reference, which is empty. In QGIS the reference is chosen from a list of the classes. Look at each point in images that are better than the map, and hide the map meanwhile: what one sees, one finds. The layer can be labelled in the plugin AcATaMa too, whose labels Assess accuracy reads.</source>
            <translation>Die Klassen des Rasters sind die Schichten: eine Wassermaske, ein Veränderungsraster, Cluster oder ein beliebiges anderes Raster ganzer Zahlen. Die Stichprobe hat so viele Punkte, dass die Gesamtgenauigkeit den gewünschten Standardfehler erreicht: n = (Summe von W S, geteilt durch den Standardfehler) zum Quadrat, wobei W der Flächenanteil einer Schicht ist und S = sqrt(U (1 - U)) mit der für sie erwarteten Nutzergenauigkeit U (Olofsson et al. 2014; 0.9, sofern nichts anderes angegeben wird). Jede Schicht erhält die Mindestanzahl, der Rest verteilt sich im Verhältnis der Flächen auf die Schichten. Die Flächen werden auf dem Ellipsoid berechnet, daher sind auch Gradangaben kein Problem. Was nicht beobachtet wurde, wird nicht beprobt.

Karten irren sich am häufigsten entlang des Ufers. Mit einem Puffer bilden die Pixel nahe der Grenze zwischen zwei Klassen, unabhängig von ihrer eigenen Klasse, eine eigene Schicht, sodass dort mehr Punkte liegen. In diesem Fall bei „Genauigkeit bewerten“ das Feld 'stratum' angeben.

Die Punkte liegen in der Mitte von Pixeln und sind in zufälliger Reihenfolge nummeriert: Wer die Referenz in dieser Reihenfolge bestimmt, kann vorzeitig aufhören. Die Felder sind id, stratum (die Nummer der Klasse; das Ufer hat die nächste freie), weight (Flächenanteil der Schicht), map_class und reference, das leer ist. In QGIS wird die Referenz aus einer Liste der Klassen gewählt. Jeder Punkt sollte in Bildern betrachtet werden, die besser sind als die Karte, und die Karte währenddessen ausgeblendet sein: Was man sieht, das findet man auch. Die Referenz lässt sich auch mit der Erweiterung AcATaMa bestimmen, deren Angaben „Genauigkeit bewerten“ liest.</translation>
        </message>
        <message>
            <source>Leave it empty for no stratum along the shore.</source>
            <translation>Leer lassen, wenn keine Schicht entlang des Ufers gewünscht ist.</translation>
        </message>
        <message>
            <source>Class raster</source>
            <translation>Klassenraster</translation>
        </message>
        <message>
            <source>The map to assess: a water mask, a change raster, clusters, or another raster of whole numbers.</source>
            <translation>Die zu bewertende Karte: eine Wassermaske, ein Veränderungsraster, Cluster oder ein anderes Raster ganzer Zahlen.</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>Numbers of the classes to sample, such as 0,1. Empty: all of them.</source>
            <translation>Nummern der zu beprobenden Klassen, etwa 0,1. Leer: alle.</translation>
        </message>
        <message>
            <source>Standard error</source>
            <translation>Standardfehler</translation>
        </message>
        <message>
            <source>The wanted standard error of overall accuracy, which decides how many points there are: 0.01 is a 95 % interval of 2 percent to each side. Not used where the number of points is given.</source>
            <translation>Der gewünschte Standardfehler der Gesamtgenauigkeit, der die Anzahl der Punkte bestimmt: 0.01 entspricht einem 95-%-Intervall von 2 Prozentpunkten nach jeder Seite. Wird nicht verwendet, wenn die Anzahl der Punkte angegeben ist.</translation>
        </message>
        <message>
            <source>Number of points</source>
            <translation>Anzahl der Punkte</translation>
        </message>
        <message>
            <source>Points of the whole sample, instead of a standard error.</source>
            <translation>Punkte der gesamten Stichprobe, statt eines Standardfehlers.</translation>
        </message>
        <message>
            <source>Minimum of a stratum</source>
            <translation>Mindestanzahl je Schicht</translation>
        </message>
        <message>
            <source>The least points of each stratum; the sample grows where that makes more. Rare classes, such as lost water, need 50 or more to be judged on their own.</source>
            <translation>Die Mindestanzahl an Punkten je Schicht; wenn das mehr ergibt, wächst die Stichprobe. Seltene Klassen, etwa Wasserverlust, benötigen 50 oder mehr, um für sich beurteilt zu werden.</translation>
        </message>
        <message>
            <source>Buffer of the shore</source>
            <translation>Uferpuffer</translation>
        </message>
        <message>
            <source>Pixels whose middle lies so near to a boundary between two classes are a stratum of their own. In the units of the raster's CRS; one or two pixels are common.</source>
            <translation>Pixel, deren Mitte so nahe an einer Grenze zwischen zwei Klassen liegt, bilden eine eigene Schicht. In den Einheiten des KBS des Rasters; üblich sind ein oder zwei Pixel.</translation>
        </message>
        <message>
            <source>Expected user's accuracy</source>
            <translation>Erwartete Nutzergenauigkeit</translation>
        </message>
        <message>
            <source>What the size of the sample is computed with: one number for all strata, and others for some classes if wanted, such as: 0.9, 2:0.7, 3:0.6</source>
            <translation>Damit wird der Stichprobenumfang berechnet: eine Zahl für alle Schichten und bei Bedarf andere für einzelne Klassen, zum Beispiel: 0.9, 2:0.7, 3:0.6</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>The same seed gives the same points.</source>
            <translation>Derselbe Startwert ergibt dieselben Punkte.</translation>
        </message>
        <message>
            <source>The points with id, stratum, weight, map_class and an empty reference.</source>
            <translation>Die Punkte mit id, stratum, weight, map_class und leerem reference.</translation>
        </message>
        <message>
            <source>Classes: give whole numbers separated by commas, such as 0,1.</source>
            <translation>Klassen: ganze Zahlen durch Kommas getrennt angeben, etwa 0,1.</translation>
        </message>
        <message>
            <source>Expected user's accuracy: give a number between 0 and 1, and class:number for single classes, such as: 0.9, 2:0.7</source>
            <translation>Erwartete Nutzergenauigkeit: eine Zahl zwischen 0 und 1 angeben, für einzelne Klassen Klasse:Zahl, zum Beispiel: 0.9, 2:0.7</translation>
        </message>
        <message>
            <source>Cancelled.</source>
            <translation>Abgebrochen.</translation>
        </message>
        <message>
            <source>{field}: {help}</source>
            <translation>{field}: {help}</translation>
        </message>
        <message>
            <source>The fields:</source>
            <translation>Die Felder:</translation>
        </message>
        <message>
            <source>Starting the engine ...</source>
            <translation>Rechenkern wird gestartet ...</translation>
        </message>
        <message>
            <source>{title}: '{path}' is an input too. Give the output a name of its own.</source>
            <translation>{title}: „{path}“ ist zugleich eine Eingabe. Der Ausgabe einen eigenen Namen geben.</translation>
        </message>
        <message>
            <source>{title}: '{path}' is another output too. Give the output a name of its own.</source>
            <translation>{title}: „{path}“ ist zugleich eine andere Ausgabe. Der Ausgabe einen eigenen Namen geben.</translation>
        </message>
        <message>
            <source>{}: the value must be a finite number.</source>
            <translation>{}: Der Wert muss eine endliche Zahl sein.</translation>
        </message>
        <message>
            <source>{}: the value must be above 0.</source>
            <translation>{}: Der Wert muss größer als 0 sein.</translation>
        </message>
        <message>
            <source>{title}: the value must be at least {minimum}, not {value}.</source>
            <translation>{title}: Der Wert muss mindestens {minimum} sein, nicht {value}.</translation>
        </message>
        <message>
            <source>{title}: the value must be from {minimum} to {maximum}, not {value}.</source>
            <translation>{title}: Der Wert muss zwischen {minimum} und {maximum} liegen, nicht {value}.</translation>
        </message>
        <message>
            <source>{title}: '{layer}' cannot be read. It is missing, damaged, or not a raster; choose another one.</source>
            <translation>{title}: „{layer}“ kann nicht gelesen werden. Der Layer fehlt, ist beschädigt oder kein Raster; bitte einen anderen wählen.</translation>
        </message>
        <message>
            <source>{title}: '{layer}' is not a file that the engine can read. Save it as GeoTIFF first (Export &gt; Save As).</source>
            <translation>{title}: „{layer}“ ist keine Datei, die der Rechenkern lesen kann. Zuerst als GeoTIFF speichern (Exportieren &gt; Speichern als).</translation>
        </message>
        <message>
            <source>{title}: '{layer}' has no coordinate reference system. Assign one first (Raster &gt; Projections &gt; Assign Projection).</source>
            <translation>{title}: „{layer}“ hat kein Koordinatenbezugssystem. Zuerst eines zuweisen (Raster &gt; Projektionen &gt; Projektion zuweisen).</translation>
        </message>
        <message>
            <source>{title}: rasters are written as GeoTIFF. Give '{file}' the ending .tif.</source>
            <translation>{title}: Raster werden als GeoTIFF geschrieben. „{file}“ die Endung .tif geben.</translation>
        </message>
        <message>
            <source>{title}: the folder '{folder}' does not exist. Create it, or choose another one.</source>
            <translation>{title}: Der Ordner „{folder}“ existiert nicht. Bitte anlegen oder einen anderen wählen.</translation>
        </message>
        <message>
            <source>{title}: '{path}' is there already and is no {kind} file. Choose another name.</source>
            <translation>{title}: „{path}“ existiert bereits und ist keine {kind}-Datei. Bitte einen anderen Namen wählen.</translation>
        </message>
        <message>
            <source>{title}: QGIS writes no '{kind}' files. Give '{file}' an ending such as .gpkg, .csv or .geojson.</source>
            <translation>{title}: QGIS schreibt keine Dateien vom Typ „{kind}“. „{file}“ eine Endung wie .gpkg, .csv oder .geojson geben.</translation>
        </message>
        <message>
            <source>{title}: {reason}</source>
            <translation>{title}: {reason}</translation>
        </message>
        <message>
            <source>{title}: choose one of {choices}.</source>
            <translation>{title}: Einen der folgenden Werte wählen: {choices}.</translation>
        </message>
        <message>
            <source>Apply clusters</source>
            <translation>Cluster anwenden</translation>
        </message>
        <message>
            <source>Labels another image with the clusters of a model, so that the same number means the same on every date.</source>
            <translation>Ordnet die Pixel eines anderen Bildes den Clustern eines Modells zu, sodass dieselbe Nummer zu jedem Zeitpunkt dasselbe bedeutet.</translation>
        </message>
        <message>
            <source>A clustering can write its model. Applied to another image, the model gives each pixel the cluster whose spectra it is most like, so that maps of several dates or places can be compared number by number. Applied to its own image, it gives the same map again.

The image needs the bands that the model was made with, known by name, by wavelength or by common name; their order, the grid and further bands do not matter. A model of bands without names needs equally many bands, in the same order. The values must mean the same as in the first image, reflectance in the same unit, say.</source>
            <translation>Ein Clustering kann sein Modell speichern. Auf ein anderes Bild angewendet, weist das Modell jedem Pixel den Cluster zu, dessen Spektren es am ähnlichsten ist, sodass sich Karten mehrerer Zeitpunkte oder Orte Nummer für Nummer vergleichen lassen. Auf das eigene Bild angewendet, ergibt es wieder dieselbe Karte.

Das Bild benötigt die Kanäle, mit denen das Modell erstellt wurde, erkannt am Namen, an der Wellenlänge oder am gebräuchlichen Namen; ihre Reihenfolge, das Gitter und weitere Kanäle spielen keine Rolle. Ein Modell aus Kanälen ohne Namen benötigt gleich viele Kanäle in derselben Reihenfolge. Die Werte müssen dasselbe bedeuten wie im ersten Bild, etwa Reflexionsgrade in derselben Einheit.</translation>
        </message>
        <message>
            <source>Where to look for the model's bands. Leave empty for all bands.</source>
            <translation>Wo nach den Kanälen des Modells gesucht wird. Für alle Kanäle leer lassen.</translation>
        </message>
        <message>
            <source>Cluster model</source>
            <translation>Clustermodell</translation>
        </message>
        <message>
            <source>JSON files (*.json);;All files (*)</source>
            <translation>JSON-Dateien (*.json);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>The file that Spectral clustering or K-means clustering has written.</source>
            <translation>Die Datei, die „Spektrales Clustering“ oder „K-Means-Clustering“ geschrieben hat.</translation>
        </message>
        <message>
            <source>Cluster model: '{}' does not exist. Choose the model that a clustering has written.</source>
            <translation>Clustermodell: „{}“ existiert nicht. Das Modell wählen, das ein Clustering geschrieben hat.</translation>
        </message>
        <message>
            <source>K-means clustering</source>
            <translation>K-Means-Clustering</translation>
        </message>
        <message>
            <source>Groups the pixels of an image into clusters around mean spectra, for scenes and spectrometer images of any size.</source>
            <translation>Gruppiert die Pixel eines Bildes zu Clustern um mittlere Spektren, für Szenen und Spektrometerbilder beliebiger Größe.</translation>
        </message>
        <message>
            <source>Each cluster has a centre, the mean of its pixels, and each pixel belongs to the nearest centre. Both methods begin with the best of several initialisations on a sample. 'minibatch' then moves the centres by batches of pixels in random order, until they stay. 'full' goes through all pixels again and again until they stay, as k-means does by the book.

A stride above 1 learns from every n-th pixel in x and y only, which saves time on large images and hardly changes the clusters. Every pixel of the image gets a cluster all the same.

Clusters are numbered by brightness, the darkest first. Scaling decides what counts as alike: 'shape' compares the form of the spectra without their brightness, which suits water best; 'band' gives every band the same weight; 'image' scales all bands together; 'none' takes the values as they are. All of this changes the cluster map only, not what Water mask takes for water by the image's spectra. Pixels that are missing in any of the bands get no cluster. Thermal bands are left out unless you choose them.</source>
            <translation>Jeder Cluster hat ein Zentrum, den Mittelwert seiner Pixel, und jedes Pixel gehört zum nächstgelegenen Zentrum. Beide Methoden beginnen mit der besten von mehreren Initialisierungen auf einer Stichprobe. 'minibatch' verschiebt die Zentren dann anhand von Pixelblöcken in zufälliger Reihenfolge, bis sie sich nicht mehr bewegen. 'full' geht immer wieder alle Pixel durch, bis sich nichts mehr ändert, wie K-Means im Lehrbuch.

Eine Schrittweite über 1 lernt nur von jedem n-ten Pixel in x und y, was bei großen Bildern Zeit spart und die Cluster kaum verändert. Trotzdem erhält jedes Pixel des Bildes einen Cluster.

Die Cluster sind nach Helligkeit nummeriert, der dunkelste zuerst. Die Skalierung legt fest, was als ähnlich gilt: 'shape' vergleicht die Form der Spektren ohne ihre Helligkeit, was für Wasser am besten geeignet ist; 'band' gibt jedem Kanal dasselbe Gewicht; 'image' skaliert alle Kanäle gemeinsam; 'none' übernimmt die Werte unverändert. All das ändert nur die Clusterkarte, nicht das, was „Wassermaske“ anhand der Spektren des Bildes als Wasser erkennt. Pixel, denen in einem der Kanäle ein Wert fehlt, erhalten keinen Cluster. Thermalkanäle werden ausgelassen, sofern sie nicht ausdrücklich gewählt werden.</translation>
        </message>
        <message>
            <source>The bands to compare. Leave empty for all but thermal ones.</source>
            <translation>Die zu vergleichenden Kanäle. Leer lassen für alle außer den Thermalkanälen.</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Methode</translation>
        </message>
        <message>
            <source>'minibatch' learns from batches in random order, 'full' from all pixels until nothing moves.</source>
            <translation>'minibatch' lernt von Blöcken in zufälliger Reihenfolge, 'full' von allen Pixeln, bis sich nichts mehr bewegt.</translation>
        </message>
        <message>
            <source>Stride</source>
            <translation>Schrittweite</translation>
        </message>
        <message>
            <source>Learn from every n-th pixel in x and y. 1 is all of them.</source>
            <translation>Von jedem n-ten Pixel in x und y lernen. 1 bedeutet alle.</translation>
        </message>
        <message>
            <source>Spectral clustering</source>
            <translation>Spektrales Clustering</translation>
        </message>
        <message>
            <source>Groups the pixels of an image into spectrally similar clusters, for scenes of any size.</source>
            <translation>Gruppiert die Pixel eines Bildes zu spektral ähnlichen Clustern, für Szenen beliebiger Größe.</translation>
        </message>
        <message>
            <source>Some pixels, the landmarks, stand for the image; the similarity of every pixel to them decides its cluster (spectral clustering by the Nyström method). Clusters are numbered by brightness, the darkest first, so water usually has a low number. The same image and seed give the same map.

Scaling decides what counts as alike. 'shape' compares the form of the spectra without their brightness, which suits water best; 'band' gives every band the same weight; 'image' scales all bands together; 'none' takes the values as they are.

The number of clusters, their scaling and the seed change this map: what is told apart, and which numbers you can name. They do not change what Water mask takes for water by the image's spectra, with or without a point.

Pixels that are missing in any of the bands get no cluster. Thermal bands are left out unless you choose them.</source>
            <translation>Einige Pixel, die Landmarken, stehen stellvertretend für das Bild; die Ähnlichkeit jedes Pixels mit ihnen bestimmt seinen Cluster (spektrales Clustering nach der Nyström-Methode). Die Cluster sind nach Helligkeit nummeriert, der dunkelste zuerst, daher hat Wasser meist eine niedrige Nummer. Dasselbe Bild und derselbe Startwert ergeben dieselbe Karte.

Die Skalierung legt fest, was als ähnlich gilt. 'shape' vergleicht die Form der Spektren ohne ihre Helligkeit, was für Wasser am besten geeignet ist; 'band' gibt jedem Kanal dasselbe Gewicht; 'image' skaliert alle Kanäle gemeinsam; 'none' übernimmt die Werte unverändert.

Die Anzahl der Cluster, ihre Skalierung und der Startwert ändern diese Karte: was unterschieden wird und welche Nummern angegeben werden können. Sie ändern nicht, was „Wassermaske“ anhand der Spektren des Bildes als Wasser erkennt, weder mit noch ohne Punkt.

Pixel, denen in einem der Kanäle ein Wert fehlt, erhalten keinen Cluster. Thermalkanäle werden ausgelassen, sofern sie nicht ausdrücklich gewählt werden.</translation>
        </message>
        <message>
            <source>Leave it empty for 1 / number of bands.</source>
            <translation>Leer lassen für 1 / Anzahl der Kanäle.</translation>
        </message>
        <message>
            <source>Landmarks</source>
            <translation>Landmarken</translation>
        </message>
        <message>
            <source>How many pixels stand for the image.</source>
            <translation>Wie viele Pixel stellvertretend für das Bild stehen.</translation>
        </message>
        <message>
            <source>Gamma</source>
            <translation>Gamma</translation>
        </message>
        <message>
            <source>How fast the similarity of two pixels falls with their distance: exp(-gamma d²). Empty: 1 / number of bands.</source>
            <translation>Wie schnell die Ähnlichkeit zweier Pixel mit ihrem Abstand abnimmt: exp(-gamma d²). Leer: 1 / Anzahl der Kanäle.</translation>
        </message>
        <message>
            <source>Implementation</source>
            <translation>Implementierung</translation>
        </message>
        <message>
            <source>'streaming' works through scenes of any size; 'dask_ml' runs that library's own class, for comparison on small images.</source>
            <translation>'streaming' verarbeitet Szenen beliebiger Größe; 'dask_ml' verwendet die Klasse der gleichnamigen Bibliothek, zum Vergleich bei kleinen Bildern.</translation>
        </message>
        <message>
            <source>Cluster model: only the streaming implementation can write a model. Leave the model out.</source>
            <translation>Clustermodell: Nur die Implementierung 'streaming' kann ein Modell schreiben. Das Modell weglassen.</translation>
        </message>
        <message>
            <source>Water before (km²)</source>
            <translation>Wasser vorher (km²)</translation>
        </message>
        <message>
            <source>Water after (km²)</source>
            <translation>Wasser nachher (km²)</translation>
        </message>
        <message>
            <source>Water on both dates (km²)</source>
            <translation>Wasser zu beiden Zeitpunkten (km²)</translation>
        </message>
        <message>
            <source>Water lost (km²)</source>
            <translation>Wasserverlust (km²)</translation>
        </message>
        <message>
            <source>Water gained (km²)</source>
            <translation>Wasserzuwachs (km²)</translation>
        </message>
        <message>
            <source>Not observed on at least one date (km²)</source>
            <translation>Zu mindestens einem Zeitpunkt nicht beobachtet (km²)</translation>
        </message>
        <message>
            <source>Water before: {}</source>
            <translation>Wasser vorher: {}</translation>
        </message>
        <message>
            <source>Water after: {}</source>
            <translation>Wasser nachher: {}</translation>
        </message>
        <message>
            <source>Water on both dates: {}</source>
            <translation>Wasser zu beiden Zeitpunkten: {}</translation>
        </message>
        <message>
            <source>Water lost: {}</source>
            <translation>Wasserverlust: {}</translation>
        </message>
        <message>
            <source>Water gained: {}</source>
            <translation>Wasserzuwachs: {}</translation>
        </message>
        <message>
            <source>Not observed on at least one date: {}</source>
            <translation>Zu mindestens einem Zeitpunkt nicht beobachtet: {}</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water before (km²)</source>
            <translation>Subpixelfläche des Wassers vorher (km²)</translation>
        </message>
        <message>
            <source>Its error, one standard deviation (km²)</source>
            <translation>Ihr Fehler, eine Standardabweichung (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water after (km²)</source>
            <translation>Subpixelfläche des Wassers nachher (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water lost (km²)</source>
            <translation>Subpixelfläche des Wasserverlusts (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water gained (km²)</source>
            <translation>Subpixelfläche des Wasserzuwachses (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel change where both dates were observed (km²)</source>
            <translation>Subpixelveränderung, soweit zu beiden Zeitpunkten beobachtet (km²)</translation>
        </message>
        <message>
            <source>Clusters</source>
            <translation>Cluster</translation>
        </message>
        <message>
            <source>Image: clustering compares spectra and needs two bands or more. Choose more bands, or use Stack bands.</source>
            <translation>Bild: Clustering vergleicht Spektren und benötigt mindestens zwei Kanäle. Mehr Kanäle wählen oder „Kanäle stapeln“ verwenden.</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>An image of two bands or more.</source>
            <translation>Ein Bild mit mindestens zwei Kanälen.</translation>
        </message>
        <message>
            <source>Bands</source>
            <translation>Kanäle</translation>
        </message>
        <message>
            <source>Cluster numbers, 0 = no data.</source>
            <translation>Clusternummern, 0 = Leerwert.</translation>
        </message>
        <message>
            <source>The fitted model, to label other images with.</source>
            <translation>Das angepasste Modell, um weitere Bilder den Clustern zuzuordnen.</translation>
        </message>
        <message>
            <source>Cluster table</source>
            <translation>Clustertabelle</translation>
        </message>
        <message>
            <source>For each cluster: pixels, share, km² and mean spectrum.</source>
            <translation>Je Cluster: Pixel, Anteil, km² und mittleres Spektrum.</translation>
        </message>
        <message>
            <source>{before} and {after} are the same file, '{layer}'. Choose two dates.</source>
            <translation>{before} und {after} sind dieselbe Datei, „{layer}“. Zwei verschiedene Zeitpunkte wählen.</translation>
        </message>
        <message>
            <source>Difference as before - after</source>
            <translation>Differenz als vorher - nachher</translation>
        </message>
        <message>
            <source>Count lost water as 1 and gained water as -1 in the signed difference, instead of the other way round.</source>
            <translation>In der vorzeichenbehafteten Differenz Wasserverlust als 1 und Wasserzuwachs als -1 zählen, statt umgekehrt.</translation>
        </message>
        <message>
            <source>Signed difference</source>
            <translation>Vorzeichenbehaftete Differenz</translation>
        </message>
        <message>
            <source>After - before: -1 lost, 0 same, 1 gained, -128 not observed. The other way round if that is chosen.</source>
            <translation>Nachher - vorher: -1 Verlust, 0 gleich, 1 Zuwachs, -128 nicht beobachtet. Bei entsprechender Wahl umgekehrt.</translation>
        </message>
        <message>
            <source>Water difference</source>
            <translation>Wasserdifferenz</translation>
        </message>
        <message>
            <source>Narrow water too</source>
            <translation>Auch schmale Gewässer</translation>
        </message>
        <message>
            <source>Look for rivers and channels of one to three mixed pixels, as lines. It takes a little longer.</source>
            <translation>Flüsse und Rinnen von einem bis drei Mischpixeln Breite als Linien suchen. Das dauert etwas länger.</translation>
        </message>
        <message>
            <source>Keep plain water</source>
            <translation>Eindeutiges Wasser behalten</translation>
        </message>
        <message>
            <source>Quality bands often take turbid and shallow water for cloud or shadow. Keep such pixels where green and infrared reflectance are plainly those of water; the log says how many.</source>
            <translation>Qualitätskanäle halten trübes und flaches Wasser oft für Wolken oder Schatten. Solche Pixel behalten, wenn ihr Reflexionsgrad in Grün und Infrarot eindeutig der von Wasser ist; das Protokoll nennt ihre Anzahl.</translation>
        </message>
        <message>
            <source>Sub-pixel areas</source>
            <translation>Subpixelflächen</translation>
        </message>
        <message>
            <source>Add up the parts of pixels along the shore, too, and their error. Without them a small image takes half the time.</source>
            <translation>Auch die Wasseranteile der Pixel entlang des Ufers und deren Fehler aufsummieren. Ohne dies dauert ein kleines Bild nur halb so lange.</translation>
        </message>
        <message>
            <source>HTML files (*.html)</source>
            <translation>HTML-Dateien (*.html)</translation>
        </message>
        <message>
            <source>JSON files (*.json)</source>
            <translation>JSON-Dateien (*.json)</translation>
        </message>
        <message>
            <source>Number of clusters</source>
            <translation>Anzahl der Cluster</translation>
        </message>
        <message>
            <source>How many clusters to make. More clusters distinguish finer differences on the cluster map; what is water is decided by the image's spectra and stays the same, except where you name clusters by number.</source>
            <translation>Wie viele Cluster gebildet werden. Mehr Cluster unterscheiden auf der Clusterkarte feiner; was Wasser ist, wird anhand der Spektren des Bildes entschieden und bleibt gleich, außer wenn Cluster mit ihrer Nummer angegeben werden.</translation>
        </message>
        <message>
            <source>Scaling</source>
            <translation>Skalierung</translation>
        </message>
        <message>
            <source>What counts as alike: 'shape' of the spectrum without brightness, each 'band' alike, the 'image' as a whole, or none. It changes the cluster map, not the water.</source>
            <translation>Was als ähnlich gilt: 'shape' (Form des Spektrums ohne Helligkeit), 'band' (jeder Kanal gleich), 'image' (das Bild als Ganzes) oder 'none'. Ändert die Clusterkarte, nicht das Wasser.</translation>
        </message>
        <message>
            <source>The same seed gives the same result.</source>
            <translation>Derselbe Startwert ergibt dasselbe Ergebnis.</translation>
        </message>
        <message>
            <source>What makes the sub-pixel areas doubtful</source>
            <translation>Was die Subpixelflächen zweifelhaft macht</translation>
        </message>
        <message>
            <source>'{path}' holds a layer '{layer}' with other columns, which would be lost. Choose another layer name.</source>
            <translation>„{path}“ enthält einen Layer „{layer}“ mit anderen Spalten, der verloren ginge. Bitte einen anderen Layernamen wählen.</translation>
        </message>
        <message>
            <source>'{path}' is there already and holds {content}, which would be lost. To add a layer to it, give {path}|layername=NAME; or choose a new file.</source>
            <translation>„{path}“ existiert bereits und enthält {content}; das ginge verloren. Um einen Layer hinzuzufügen, {path}|layername=NAME angeben; oder eine neue Datei wählen.</translation>
        </message>
        <message>
            <source>something else</source>
            <translation>etwas anderes</translation>
        </message>
        <message>
            <source>'{}' is there already and holds something else, which would be lost. Choose a new file.</source>
            <translation>„{}“ existiert bereits und enthält etwas anderes, das verloren ginge. Bitte eine neue Datei wählen.</translation>
        </message>
        <message>
            <source>'{}' is there already and is no text file, so it is not replaced by one. Choose another name.</source>
            <translation>„{}“ existiert bereits und ist keine Textdatei, wird also nicht durch eine ersetzt. Bitte einen anderen Namen wählen.</translation>
        </message>
        <message>
            <source>Engine status</source>
            <translation>Status des Rechenkerns</translation>
        </message>
        <message>
            <source>Engine</source>
            <translation>Rechenkern</translation>
        </message>
        <message>
            <source>Shows the engine's interpreter, packages, dask workers and last log lines.</source>
            <translation>Zeigt Interpreter, Pakete, dask-Worker und die letzten Protokollzeilen des Rechenkerns.</translation>
        </message>
        <message>
            <source>The report is plain text on a page, made to be copied into a bug report. Your home folder is shortened to ~; your name in paths, passwords, keys and signed addresses are left out. If the engine is installed it is started, so the report also tells whether that works, and so are the dask workers. Jobs of SLURM are not submitted: instead the report holds the script that would be.</source>
            <translation>Der Bericht ist reiner Text auf einer Seite und dafür gedacht, in eine Fehlermeldung kopiert zu werden. Der Benutzerordner wird zu ~ verkürzt; der Benutzername in Pfaden, Passwörter, Schlüssel und signierte Adressen werden weggelassen. Ist der Rechenkern installiert, wird er gestartet, sodass der Bericht auch zeigt, ob das funktioniert, ebenso die dask-Worker. SLURM-Jobs werden nicht abgeschickt: Stattdessen enthält der Bericht das Skript, das abgeschickt würde.</translation>
        </message>
        <message>
            <source>Status report</source>
            <translation>Statusbericht</translation>
        </message>
        <message>
            <source>Where to write the report.</source>
            <translation>Wohin der Bericht geschrieben wird.</translation>
        </message>
        <message>
            <source>Strandline engine status</source>
            <translation>Status des Rechenkerns von Strandline</translation>
        </message>
        <message>
            <source>Copy the text below into your bug report.</source>
            <translation>Den folgenden Text in die Fehlermeldung kopieren.</translation>
        </message>
        <message>
            <source>The report cannot be written to '{path}': {reason}.</source>
            <translation>Der Bericht kann nicht nach „{path}“ geschrieben werden: {reason}.</translation>
        </message>
        <message>
            <source>Install engine</source>
            <translation>Rechenkern installieren</translation>
        </message>
        <message>
            <source>Installs the computing engine, once. Nothing is installed into QGIS itself.</source>
            <translation>Installiert den Rechenkern, einmalig. In QGIS selbst wird nichts installiert.</translation>
        </message>
        <message>
            <source>The engine is a Python environment of its own (xarray, dask, scikit-learn and others, about 1.1 GB, and up to 2.2 GB while it is installed), kept in your user folder. QGIS's own packages are not touched, so no other plugin can be disturbed. Every package is checked against a hash before it is installed, and the finished engine proves itself with a small clustering.

Every file of an engine that is there already is compared with what was installed. One that is damaged is built anew; one that works is left as it is unless you force a new build (FORCE). Where it goes, and which Python it is built with, can be set in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline.</source>
            <translation>Der Rechenkern ist eine eigene Python-Umgebung (xarray, dask, scikit-learn und weitere, etwa 1.1 GB, während der Installation bis zu 2.2 GB) im Benutzerordner. Die Pakete von QGIS bleiben unberührt, sodass keine andere Erweiterung gestört werden kann. Jedes Paket wird vor der Installation anhand einer Prüfsumme geprüft, und der fertige Rechenkern weist mit einem kleinen Clustering nach, dass er funktioniert.

Jede Datei eines bereits vorhandenen Rechenkerns wird mit dem verglichen, was installiert wurde. Ein beschädigter wird neu aufgebaut; ein funktionierender bleibt, wie er ist, sofern kein Neuaufbau erzwungen wird (FORCE). Wo er abgelegt und mit welchem Python er aufgebaut wird, lässt sich unter Einstellungen &gt; Optionen &gt; Verarbeitung &gt; Datenanbieter &gt; Strandline festlegen.</translation>
        </message>
        <message>
            <source>Build anew even if the engine works</source>
            <translation>Neu aufbauen, auch wenn der Rechenkern funktioniert</translation>
        </message>
        <message>
            <source>Throw a working engine away and build it again.</source>
            <translation>Einen funktionierenden Rechenkern verwerfen und neu aufbauen.</translation>
        </message>
        <message>
            <source>Fetch a Python if this computer has none that fits</source>
            <translation>Python herunterladen, wenn auf diesem Computer kein passendes vorhanden ist</translation>
        </message>
        <message>
            <source>Download a standalone Python, some 50 MB, into the engine folder where none from 3.11 to 3.14 is found.</source>
            <translation>Ein eigenständiges Python, etwa 50 MB, in den Ordner des Rechenkerns herunterladen, wenn keines von 3.11 bis 3.14 gefunden wird.</translation>
        </message>
        <message>
            <source>Folder of the engine</source>
            <translation>Ordner des Rechenkerns</translation>
        </message>
        <message>
            <source>Version of the engine</source>
            <translation>Version des Rechenkerns</translation>
        </message>
        <message>
            <source>The engine {version} is ready in {folder}.</source>
            <translation>Der Rechenkern {version} ist in {folder} bereit.</translation>
        </message>
        <message>
            <source>It was ready before, so it was left as it is. FORCE (Build anew even if the engine works) builds another.</source>
            <translation>Er war bereits einsatzbereit und wurde daher belassen, wie er ist. FORCE (Neu aufbauen, auch wenn der Rechenkern funktioniert) baut einen neuen auf.</translation>
        </message>
        <message>
            <source>Regrid</source>
            <translation>Auf anderes Gitter bringen</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Gitter</translation>
        </message>
        <message>
            <source>Puts an image onto another grid: that of a reference raster, a square around a centre, or an extent.</source>
            <translation>Bringt ein Bild auf ein anderes Gitter: das eines Referenzrasters, eines Quadrats um einen Mittelpunkt oder einer Ausdehnung.</translation>
        </message>
        <message>
            <source>Specify at most one of: a reference raster; a centre with a radius; an extent. Resolution and CRS are those of the image where you leave them out. An extent in the image's own CRS and resolution cuts whole pixels out, without resampling.

Within its own CRS, 'bilinear' interpolates linearly between the four nearest pixel centres, whatever the cell size. When cells get coarser, 'average' uses all pixels instead; with the others the result holds single pixels, and what is counted in it, such as areas, carries a sampling error. The tag RESAMPLING of the result records how it was made.

A raster of classes (one band of whole numbers with names or a colour table, such as clusters, masks and changes) keeps its codes, its no-data value, its colours and its names: each cell gets the code of the nearest pixel, or with 'average' and 'mode' the most frequent one.</source>
            <translation>Höchstens eines angeben: ein Referenzraster; einen Mittelpunkt mit einem Radius; eine Ausdehnung. Auflösung und KBS sind die des Bildes, wenn sie weggelassen werden. Eine Ausdehnung im KBS und in der Auflösung des Bildes schneidet ganze Pixel aus, ohne Neuabtastung.

Innerhalb des eigenen KBS interpoliert 'bilinear' linear zwischen den vier nächstgelegenen Pixelmittelpunkten, unabhängig von der Zellengröße. Werden die Zellen gröber, verwendet 'average' stattdessen alle Pixel; bei den anderen Methoden enthält das Ergebnis einzelne Pixel, und was darin gezählt wird, etwa Flächen, ist mit einem Stichprobenfehler behaftet. Das Tag RESAMPLING des Ergebnisses hält fest, wie es erstellt wurde.

Ein Klassenraster (ein Kanal ganzer Zahlen mit Namen oder einer Farbtabelle, etwa Cluster, Masken und Veränderungen) behält seine Codes, seinen Leerwert, seine Farben und seine Namen: Jede Zelle erhält den Code des nächstgelegenen Pixels oder, mit 'average' und 'mode', den häufigsten.</translation>
        </message>
        <message>
            <source>Radius</source>
            <translation>Radius</translation>
        </message>
        <message>
            <source>The image to resample.</source>
            <translation>Das Bild, das neu abgetastet wird.</translation>
        </message>
        <message>
            <source>Reference raster</source>
            <translation>Referenzraster</translation>
        </message>
        <message>
            <source>Take the grid of this raster as it is.</source>
            <translation>Das Gitter dieses Rasters unverändert übernehmen.</translation>
        </message>
        <message>
            <source>Centre</source>
            <translation>Mittelpunkt</translation>
        </message>
        <message>
            <source>Middle of the wanted square, in any CRS, for example: -118.7081,38.6942 [EPSG:4326]</source>
            <translation>Mitte des gewünschten Quadrats, in beliebigem KBS, zum Beispiel: -118.7081,38.6942 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Distance from the centre to each side, in the units of the resulting CRS; grown to whole pixels of the image where neither resolution nor CRS is given.</source>
            <translation>Abstand vom Mittelpunkt zu jeder Seite, in den Einheiten des resultierenden KBS; auf ganze Pixel des Bildes erweitert, wenn weder Auflösung noch KBS angegeben ist.</translation>
        </message>
        <message>
            <source>Extent</source>
            <translation>Ausdehnung</translation>
        </message>
        <message>
            <source>The wanted area.</source>
            <translation>Das gewünschte Gebiet.</translation>
        </message>
        <message>
            <source>Resolution</source>
            <translation>Auflösung</translation>
        </message>
        <message>
            <source>Cell size in the units of the resulting CRS.</source>
            <translation>Zellengröße in den Einheiten des resultierenden KBS.</translation>
        </message>
        <message>
            <source>CRS</source>
            <translation>KBS</translation>
        </message>
        <message>
            <source>CRS of the result.</source>
            <translation>KBS des Ergebnisses.</translation>
        </message>
        <message>
            <source>Resampling</source>
            <translation>Abtastmethode</translation>
        </message>
        <message>
            <source>How new cells get their values. Use 'average' where cells get larger. Classes are never mixed.</source>
            <translation>Wie neue Zellen ihre Werte erhalten. 'average' verwenden, wenn die Zellen größer werden. Klassen werden nie vermischt.</translation>
        </message>
        <message>
            <source>Regridded</source>
            <translation>Bild auf neuem Gitter</translation>
        </message>
        <message>
            <source>The image on the new grid.</source>
            <translation>Das Bild auf dem neuen Gitter.</translation>
        </message>
        <message>
            <source>Specify at most one of: a reference raster, a centre, an extent.</source>
            <translation>Höchstens eines angeben: ein Referenzraster, einen Mittelpunkt, eine Ausdehnung.</translation>
        </message>
        <message>
            <source>A centre and a radius belong together: give both with a radius above 0, or neither.</source>
            <translation>Mittelpunkt und Radius gehören zusammen: beide angeben, mit einem Radius über 0, oder keines von beiden.</translation>
        </message>
        <message>
            <source>Specify the wanted grid: a reference raster, a centre with a radius, an extent, a resolution, or a CRS.</source>
            <translation>Das gewünschte Gitter angeben: ein Referenzraster, einen Mittelpunkt mit einem Radius, eine Ausdehnung, eine Auflösung oder ein KBS.</translation>
        </message>
        <message>
            <source>Strandline: water from satellite images</source>
            <translation>Strandline: Wasser aus Satellitenbildern</translation>
        </message>
        <message>
            <source>Load hyperspectral cube</source>
            <translation>Hyperspektralwürfel laden</translation>
        </message>
        <message>
            <source>Scenes</source>
            <translation>Szenen</translation>
        </message>
        <message>
            <source>Makes one image with wavelengths out of a hyperspectral cube: NEON, EMIT, ENVI, NetCDF, Zarr or GeoTIFF.</source>
            <translation>Erstellt aus einem Hyperspektralwürfel ein Bild mit Wellenlängen: NEON, EMIT, ENVI, NetCDF, Zarr oder GeoTIFF.</translation>
        </message>
        <message>
            <source>Reads NEON AOP reflectance (.h5), ENVI (the data file or its .hdr), EMIT level 2A (.nc, laid on the map by its own table), other NetCDF files and Zarr stores that follow the CF conventions, and GeoTIFFs whose bands have wavelengths.

Bands of water vapour are left out: those in the given ranges of wavelengths, and those that the product itself marks as invalid. The rest keep their wavelengths and widths, in nanometres whatever the file's unit. Values become reflectance by the product's own factors. Enter here what a file lacks: its CRS, its missing numbers, its scale.

Files in which each band is a variable of its own are read too. Of a stack of several dates, one is read: name it behind the variable, as in reflectance@2024-06-17.

The cube is read in the order in which the file holds it, a part at a time, so it may be larger than the memory.</source>
            <translation>Liest Reflexionsgrade von NEON AOP (.h5), ENVI (die Datendatei oder ihre .hdr), EMIT Level 2A (.nc, anhand der eigenen Tabelle auf die Karte gelegt), andere NetCDF-Dateien und Zarr-Speicher, die den CF-Konventionen folgen, sowie GeoTIFFs, deren Kanäle Wellenlängen haben.

Kanäle mit Wasserdampfabsorption werden ausgelassen: die in den angegebenen Wellenlängenbereichen und die, die das Produkt selbst als ungültig kennzeichnet. Die übrigen behalten ihre Wellenlängen und Breiten, in Nanometern unabhängig von der Einheit der Datei. Die Werte werden mit den Faktoren des Produkts in Reflexionsgrade umgerechnet. Hier wird angegeben, was einer Datei fehlt: ihr KBS, ihr Leerwert, ihr Skalierungsfaktor.

Auch Dateien, in denen jeder Kanal eine eigene Variable ist, werden gelesen. Aus einem Stapel mehrerer Zeitpunkte wird einer gelesen: Er wird hinter der Variablen angegeben, etwa reflectance@2024-06-17.

Der Würfel wird abschnittsweise in der Reihenfolge gelesen, in der die Datei ihn enthält, er kann also größer als der Arbeitsspeicher sein.</translation>
        </message>
        <message>
            <source>Cube</source>
            <translation>Würfel</translation>
        </message>
        <message>
            <source>The file, or the folder of a Zarr store.</source>
            <translation>Die Datei oder der Ordner eines Zarr-Speichers.</translation>
        </message>
        <message>
            <source>Variable</source>
            <translation>Variable</translation>
        </message>
        <message>
            <source>Name of the array with the cube, for files that hold several, such as: flight/reflectance. Where each band is a variable: their names, separated by commas, or that of their group.</source>
            <translation>Name des Arrays mit dem Würfel, für Dateien, die mehrere enthalten, zum Beispiel: flight/reflectance. Ist jeder Kanal eine Variable: ihre Namen, durch Kommas getrennt, oder der Name ihrer Gruppe.</translation>
        </message>
        <message>
            <source>Wavelengths to leave out (nm)</source>
            <translation>Auszulassende Wellenlängen (nm)</translation>
        </message>
        <message>
            <source>Ranges in nanometres, separated by commas. The default is where water vapour takes the light.</source>
            <translation>Bereiche in Nanometern, durch Kommas getrennt. Die Vorgabe umfasst die Bereiche, in denen Wasserdampf das Licht absorbiert.</translation>
        </message>
        <message>
            <source>Leave out invalid bands</source>
            <translation>Ungültige Kanäle auslassen</translation>
        </message>
        <message>
            <source>Leave out the bands that the product itself marks as not to be used.</source>
            <translation>Die Kanäle auslassen, die das Produkt selbst als nicht verwendbar kennzeichnet.</translation>
        </message>
        <message>
            <source>Only this part is read, grown to whole pixels. Leave empty for all of it.</source>
            <translation>Nur dieser Teil wird gelesen, auf ganze Pixel erweitert. Leer lassen, um alles zu lesen.</translation>
        </message>
        <message>
            <source>Reflectance</source>
            <translation>Reflexionsgrad</translation>
        </message>
        <message>
            <source>Convert to reflectance by the product's own factors. Otherwise the numbers stay as they are stored.</source>
            <translation>Mit den Faktoren des Produkts in Reflexionsgrade umrechnen. Andernfalls bleiben die Zahlen, wie sie gespeichert sind.</translation>
        </message>
        <message>
            <source>CRS of the cube</source>
            <translation>KBS des Würfels</translation>
        </message>
        <message>
            <source>For files that name none, or a wrong one. Nothing is reprojected.</source>
            <translation>Für Dateien, die keines oder ein falsches angeben. Es wird nichts umprojiziert.</translation>
        </message>
        <message>
            <source>No-data value of the cube</source>
            <translation>Leerwert des Würfels</translation>
        </message>
        <message>
            <source>A stored number that means 'not observed', besides those that the file names.</source>
            <translation>Eine gespeicherte Zahl, die „nicht beobachtet“ bedeutet, zusätzlich zu denen, die die Datei angibt.</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Skalierungsfaktor</translation>
        </message>
        <message>
            <source>Stored number x scale is the reflectance, such as 0.0001 for whole numbers of 0 to 10000. Leave empty to use the factors that the file names.</source>
            <translation>Gespeicherte Zahl x Skalierungsfaktor ergibt den Reflexionsgrad, etwa 0.0001 für ganze Zahlen von 0 bis 10000. Leer lassen, um die in der Datei angegebenen Faktoren zu verwenden.</translation>
        </message>
        <message>
            <source>Bands kept</source>
            <translation>Behaltene Kanäle</translation>
        </message>
        <message>
            <source>Acquisition date</source>
            <translation>Aufnahmedatum</translation>
        </message>
        <message>
            <source>Scale: 0 makes no value of a number. Give a factor such as 0.0001.</source>
            <translation>Skalierungsfaktor: 0 macht aus einer Zahl keinen Wert. Einen Faktor wie 0.0001 angeben.</translation>
        </message>
        <message>
            <source>A scale has no effect on numbers that stay as they are stored. Leave out one of the two.</source>
            <translation>Ein Skalierungsfaktor wirkt nicht auf Zahlen, die bleiben, wie sie gespeichert sind. Eines von beiden weglassen.</translation>
        </message>
        <message>
            <source>Size of a pixel in the units of the image's CRS. Leave empty for that of the finest band.</source>
            <translation>Größe eines Pixels in den Einheiten des KBS des Bildes. Leer lassen für die des feinsten Kanals.</translation>
        </message>
        <message>
            <source>Coordinate reference system of the image. Leave empty for that of the scene.</source>
            <translation>Koordinatenbezugssystem des Bildes. Leer lassen für das der Szene.</translation>
        </message>
        <message>
            <source>Names separated by commas, such as: blue,green,red,nir08,swir16,swir22. Leave empty for all bands that show reflected light of the ground; thermal, panchromatic and atmospheric bands have to be named.</source>
            <translation>Namen durch Kommas getrennt, zum Beispiel: blue,green,red,nir08,swir16,swir22. Leer lassen für alle Kanäle, die vom Boden reflektiertes Licht zeigen; thermale, panchromatische und atmosphärische Kanäle müssen genannt werden.</translation>
        </message>
        <message>
            <source>Only this part is read, grown to whole pixels. Leave empty for the whole scene.</source>
            <translation>Nur dieser Teil wird gelesen, auf ganze Pixel erweitert. Leer lassen für die ganze Szene.</translation>
        </message>
        <message>
            <source>Hide pixels with</source>
            <translation>Pixel ausblenden mit</translation>
        </message>
        <message>
            <source>Pixels that the scene's quality band marks so become 'no data'; saturated ones only in the band that is saturated. Choose none to keep all but the fill around the scene.</source>
            <translation>Pixel, die der Qualitätskanal der Szene so kennzeichnet, werden zum „Leerwert“; gesättigte nur in dem Kanal, der gesättigt ist. Nichts auswählen, um alle außer den Füllwerten um die Szene zu behalten.</translation>
        </message>
        <message>
            <source>Convert to reflectance, thermal bands to kelvin, by the product's own factors. Otherwise the numbers stay as they are stored.</source>
            <translation>Mit den Faktoren des Produkts in Reflexionsgrade umrechnen, Thermalkanäle in Kelvin. Andernfalls bleiben die Zahlen, wie sie gespeichert sind.</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>Plattform</translation>
        </message>
        <message>
            <source>The image, a GeoTIFF.</source>
            <translation>Das Bild, ein GeoTIFF.</translation>
        </message>
        <message>
            <source>Band table</source>
            <translation>Kanaltabelle</translation>
        </message>
        <message>
            <source>Name, common name, description, central wavelength and width (micrometres) of each band.</source>
            <translation>Name, gebräuchlicher Name, Beschreibung, zentrale Wellenlänge und Breite (Mikrometer) jedes Kanals.</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Load Landsat scene</source>
            <translation>Landsat-Szene laden</translation>
        </message>
        <message>
            <source>Makes one image of reflectance out of a Landsat product: a folder, a metadata file or a .tar as downloaded.</source>
            <translation>Erstellt aus einem Landsat-Produkt ein Bild der Reflexionsgrade: aus einem Ordner, einer Metadatendatei oder einem .tar, wie es heruntergeladen wird.</translation>
        </message>
        <message>
            <source>Reads Collection 2 level 2 and level 1 of Landsat 4 to 9, and surface reflectance of Collection 1. An archive (.tar, .tar.gz) need not be unpacked.

Bands get their common names, values become reflectance by the factors in the product's own metadata, and clouds, their shadows and the fill around the scene become 'no data' by its quality bands. Date and satellite are kept in the image.

Band 6 of TM and ETM+ and bands 10 and 11 of Landsat 8 and 9 are temperatures in kelvin; name them (lwir, lwir11) to have them.</source>
            <translation>Liest Collection 2 Level 2 und Level 1 von Landsat 4 bis 9 sowie die Oberflächenreflexion von Collection 1. Ein Archiv (.tar, .tar.gz) muss nicht entpackt werden.

Die Kanäle erhalten ihre gebräuchlichen Namen, die Werte werden mit den Faktoren aus den Metadaten des Produkts in Reflexionsgrade umgerechnet, und Wolken, ihre Schatten und die Füllwerte um die Szene werden anhand der Qualitätskanäle zum „Leerwert“. Datum und Satellit werden im Bild festgehalten.

Kanal 6 von TM und ETM+ sowie die Kanäle 10 und 11 von Landsat 8 und 9 sind Temperaturen in Kelvin; um sie zu erhalten, müssen sie genannt werden (lwir, lwir11).</translation>
        </message>
        <message>
            <source>Landsat product</source>
            <translation>Landsat-Produkt</translation>
        </message>
        <message>
            <source>The MTL file (.txt, .json, .xml), the product's folder, or its archive (.tar, .tar.gz).</source>
            <translation>Die MTL-Datei (.txt, .json, .xml), der Ordner des Produkts oder sein Archiv (.tar, .tar.gz).</translation>
        </message>
        <message>
            <source>Load Sentinel-2 scene</source>
            <translation>Sentinel-2-Szene laden</translation>
        </message>
        <message>
            <source>Makes one image of reflectance out of a Sentinel-2 product, level 2A or 1C: the .SAFE folder or the zip.</source>
            <translation>Erstellt aus einem Sentinel-2-Produkt, Level 2A oder 1C, ein Bild der Reflexionsgrade: aus dem .SAFE-Ordner oder der Zip-Datei.</translation>
        </message>
        <message>
            <source>Bands of 10, 20 and 60 m are put onto one grid, that of the finest band unless you give a resolution. A zip need not be unpacked.

Values become reflectance by the factors in the product's own metadata, among them the offset that products since January 2022 have. Level 2A has a scene classification, by which clouds, their shadows, snow and saturated pixels become 'no data'; the mask of level 1C has cloud, cirrus and snow only.

The bands of 60 m, which are made for the atmosphere (coastal, nir09, cirrus), are left out unless they are named.</source>
            <translation>Die Kanäle mit 10, 20 und 60 m werden auf ein gemeinsames Gitter gebracht, das des feinsten Kanals, sofern keine Auflösung angegeben wird. Eine Zip-Datei muss nicht entpackt werden.

Die Werte werden mit den Faktoren aus den Metadaten des Produkts in Reflexionsgrade umgerechnet, einschließlich des Versatzes, den Produkte seit Januar 2022 haben. Level 2A enthält eine Szenenklassifikation, anhand derer Wolken, ihre Schatten, Schnee und gesättigte Pixel zum „Leerwert“ werden; die Maske von Level 1C enthält nur Wolken, Cirrus und Schnee.

Die Kanäle mit 60 m, die für die Atmosphäre bestimmt sind (coastal, nir09, cirrus), werden ausgelassen, sofern sie nicht genannt werden.</translation>
        </message>
        <message>
            <source>Sentinel-2 product</source>
            <translation>Sentinel-2-Produkt</translation>
        </message>
        <message>
            <source>MTD_MSIL2A.xml or MTD_MSIL1C.xml, the .SAFE folder, or the .zip.</source>
            <translation>MTD_MSIL2A.xml oder MTD_MSIL1C.xml, der .SAFE-Ordner oder die .zip.</translation>
        </message>
        <message>
            <source>Load STAC item</source>
            <translation>STAC-Element laden</translation>
        </message>
        <message>
            <source>Makes one image of reflectance out of a STAC item: only the wanted part is read from the server.</source>
            <translation>Erstellt aus einem STAC-Element ein Bild der Reflexionsgrade: Nur der gewünschte Teil wird vom Server gelesen.</translation>
        </message>
        <message>
            <source>Give the address of an item, as in the field 'href' of the layer that Search scenes makes, or the item's JSON file.

Bands are chosen by their common names. Values become reflectance by the scale and offset of the item, or that its collection is known for; clouds, their shadows and the fill around the scene become 'no data' by the item's quality band (QA_PIXEL, SCL, Fmask). Links of Planetary Computer are signed just before they are read.

With an extent, only that part is transferred, a few percent of the scene's files for a lake.</source>
            <translation>Die Adresse eines Elements angeben, wie sie im Feld 'href' des von „Szenen suchen“ erstellten Layers steht, oder die JSON-Datei des Elements.

Kanäle werden nach ihren gebräuchlichen Namen gewählt. Die Werte werden mit Skalierungsfaktor und Versatz des Elements oder den für seine Sammlung bekannten in Reflexionsgrade umgerechnet; Wolken, ihre Schatten und die Füllwerte um die Szene werden anhand des Qualitätskanals des Elements (QA_PIXEL, SCL, Fmask) zum „Leerwert“. Links von Planetary Computer werden unmittelbar vor dem Lesen signiert.

Mit einer Ausdehnung wird nur dieser Teil übertragen, bei einem See wenige Prozent der Dateien der Szene.</translation>
        </message>
        <message>
            <source>STAC item</source>
            <translation>STAC-Element</translation>
        </message>
        <message>
            <source>The item's address (https://...) or its JSON file.</source>
            <translation>Die Adresse des Elements (https://...) oder seine JSON-Datei.</translation>
        </message>
        <message>
            <source>Search scenes</source>
            <translation>Szenen suchen</translation>
        </message>
        <message>
            <source>Finds satellite scenes of a place and a time in a STAC API, as footprints with their cloud cover.</source>
            <translation>Findet Satellitenszenen für einen Ort und einen Zeitraum über eine STAC API, als Szenenumrisse mit ihrer Wolkenbedeckung.</translation>
        </message>
        <message>
            <source>Gives a layer with the outline of each scene, the newest first, coloured by cloud cover; hover over one with map tips on to see its preview. The field 'href' is what Load STAC item takes.

Ready choices are Planetary Computer ('planetary-computer') and Earth Search ('earth-search'), both free and without an account; any other STAC API works by its address, and so does one of its collections (.../collections/NAME). Collections of Landsat and Sentinel-2 surface reflectance are landsat-c2-l2 and sentinel-2-l2a in Planetary Computer, sentinel-2-l2a and sentinel-2-c1-l2a in Earth Search.</source>
            <translation>Ergibt einen Layer mit dem Umriss jeder Szene, die neueste zuerst, gefärbt nach Wolkenbedeckung; bei eingeschalteten Kartenhinweisen erscheint unter dem Mauszeiger die Vorschau einer Szene. Das Feld 'href' ist das, was „STAC-Element laden“ entgegennimmt.

Fertige Auswahlmöglichkeiten sind Planetary Computer ('planetary-computer') und Earth Search ('earth-search'), beide kostenlos und ohne Benutzerkonto; jede andere STAC API lässt sich über ihre Adresse verwenden, ebenso eine ihrer Sammlungen (.../collections/NAME). Die Sammlungen mit der Oberflächenreflexion von Landsat und Sentinel-2 sind landsat-c2-l2 und sentinel-2-l2a in Planetary Computer, sentinel-2-l2a und sentinel-2-c1-l2a in Earth Search.</translation>
        </message>
        <message>
            <source>STAC API</source>
            <translation>STAC API</translation>
        </message>
        <message>
            <source>Address of the API, or 'planetary-computer' or 'earth-search'.</source>
            <translation>Adresse der API oder 'planetary-computer' oder 'earth-search'.</translation>
        </message>
        <message>
            <source>Collections</source>
            <translation>Sammlungen</translation>
        </message>
        <message>
            <source>Ids of collections, separated by commas.</source>
            <translation>Kennungen von Sammlungen, durch Kommas getrennt.</translation>
        </message>
        <message>
            <source>Scenes that touch it are found. Without a CRS its numbers are longitudes and latitudes.</source>
            <translation>Gefunden werden Szenen, die sie berühren. Ohne KBS sind ihre Zahlen Längen- und Breitengrade.</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Erster Tag</translation>
        </message>
        <message>
            <source>No scene is older than this.</source>
            <translation>Keine Szene ist älter.</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Letzter Tag</translation>
        </message>
        <message>
            <source>No scene is younger than this.</source>
            <translation>Keine Szene ist jünger.</translation>
        </message>
        <message>
            <source>Maximum cloud cover (%)</source>
            <translation>Höchste Wolkenbedeckung (%)</translation>
        </message>
        <message>
            <source>Clouds cover less than this part of the whole scene, in percent; 0 finds scenes without any. Scenes of unknown cloud cover are kept. Leave empty for any.</source>
            <translation>Wolken bedecken weniger als diesen Teil der ganzen Szene, in Prozent; 0 findet Szenen ganz ohne Wolken. Szenen mit unbekannter Wolkenbedeckung bleiben erhalten. Leer lassen für beliebige.</translation>
        </message>
        <message>
            <source>Only scenes of this satellite, such as landsat-5 or sentinel-2a, in any spelling; several with commas.</source>
            <translation>Nur Szenen dieses Satelliten, etwa landsat-5 oder sentinel-2a, in beliebiger Schreibweise; mehrere durch Kommas getrennt.</translation>
        </message>
        <message>
            <source>Maximum number of scenes</source>
            <translation>Höchste Anzahl der Szenen</translation>
        </message>
        <message>
            <source>How many scenes to list at most.</source>
            <translation>Wie viele Szenen höchstens aufgelistet werden.</translation>
        </message>
        <message>
            <source>Footprints</source>
            <translation>Szenenumrisse</translation>
        </message>
        <message>
            <source>One polygon for each scene: id, collection, platform, datetime, cloud_cover, epsg, href, thumbnail.</source>
            <translation>Ein Polygon je Szene: id, collection, platform, datetime, cloud_cover, epsg, href, thumbnail.</translation>
        </message>
        <message>
            <source>Number of scenes</source>
            <translation>Anzahl der Szenen</translation>
        </message>
        <message>
            <source>The first day ({first}) lies after the last day ({last}).</source>
            <translation>Der erste Tag ({first}) liegt nach dem letzten Tag ({last}).</translation>
        </message>
        <message>
            <source>Stack bands</source>
            <translation>Kanäle stapeln</translation>
        </message>
        <message>
            <source>Makes one image with named bands out of several rasters, a folder of them, or some bands of one.</source>
            <translation>Erstellt aus mehreren Rastern, einem Ordner mit Rastern oder einigen Kanälen eines Rasters ein Bild mit benannten Kanälen.</translation>
        </message>
        <message>
            <source>The image lies on the grid of the first raster; others are interpolated where their grids differ. Values are stored as decimal numbers, with missing pixels left empty.

Instead of choosing rasters, give a folder, a pattern such as *_SR_B?.TIF, or both. The bands are then in the order of the files' names (B2 before B10) and are called by what tells these names apart: lake_green.tif makes 'green'. A maker's numbers become common names where the satellite stands in the file's name, as in LT05_L2SP_..._SR_B4.TIF.

Give the bands their common names (blue, green, red, nir08, swir16, swir22, ...): other tools then know which is which. Landsat Collection 2 surface reflectance needs scale 0.0000275, offset -0.2 and no-data value 0; Sentinel-2 level 2A scale 0.0001.</source>
            <translation>Das Bild liegt auf dem Gitter des ersten Rasters; andere werden interpoliert, wenn ihre Gitter abweichen. Die Werte werden als Dezimalzahlen gespeichert, fehlende Pixel bleiben leer.

Statt Raster auszuwählen, kann ein Ordner, ein Muster wie *_SR_B?.TIF oder beides angegeben werden. Die Kanäle folgen dann der Reihenfolge der Dateinamen (B2 vor B10) und heißen nach dem, was diese Namen unterscheidet: lake_green.tif ergibt 'green'. Aus den Kanalnummern des Herstellers werden gebräuchliche Namen, wenn der Satellit im Dateinamen steht, wie in LT05_L2SP_..._SR_B4.TIF.

Den Kanälen sollten ihre gebräuchlichen Namen gegeben werden (blue, green, red, nir08, swir16, swir22, ...): Andere Werkzeuge wissen dann, welcher Kanal welcher ist. Die Oberflächenreflexion von Landsat Collection 2 benötigt den Skalierungsfaktor 0.0000275, den Versatz -0.2 und den Leerwert 0; Sentinel-2 Level 2A den Skalierungsfaktor 0.0001.</translation>
        </message>
        <message>
            <source>Rasters</source>
            <translation>Raster</translation>
        </message>
        <message>
            <source>The rasters to stack, in the order of the bands. One raster is enough if you choose bands from it.</source>
            <translation>Die zu stapelnden Raster, in der Reihenfolge der Kanäle. Ein Raster genügt, wenn Kanäle daraus gewählt werden.</translation>
        </message>
        <message>
            <source>Folder of rasters</source>
            <translation>Rasterordner</translation>
        </message>
        <message>
            <source>Instead of rasters: all GeoTIFF, JPEG 2000 and similar files of this folder, or those that the pattern fits.</source>
            <translation>Statt Rastern: alle GeoTIFF-, JPEG-2000- und ähnlichen Dateien dieses Ordners oder die, auf die das Muster passt.</translation>
        </message>
        <message>
            <source>Pattern of file names</source>
            <translation>Muster der Dateinamen</translation>
        </message>
        <message>
            <source>Which files of the folder, such as *_SR_B?.TIF: * stands for any characters, ? for one, [1-7] for one of these. Without a folder, a whole path.</source>
            <translation>Welche Dateien des Ordners, etwa *_SR_B?.TIF: * steht für beliebige Zeichen, ? für eines, [1-7] für eines von diesen. Ohne Ordner ein ganzer Pfad.</translation>
        </message>
        <message>
            <source>Bands of a single raster</source>
            <translation>Kanäle eines einzelnen Rasters</translation>
        </message>
        <message>
            <source>Numbers of the bands to take, in order, separated by semicolons. Only for a single raster.</source>
            <translation>Nummern der zu verwendenden Kanäle, der Reihe nach, durch Semikolons getrennt. Nur bei einem einzelnen Raster.</translation>
        </message>
        <message>
            <source>Band names</source>
            <translation>Kanalnamen</translation>
        </message>
        <message>
            <source>One name for each band, separated by commas, such as: blue,green,red,nir08,swir16,swir22</source>
            <translation>Ein Name je Kanal, durch Kommas getrennt, zum Beispiel: blue,green,red,nir08,swir16,swir22</translation>
        </message>
        <message>
            <source>Stored value x scale + offset is the result's value.</source>
            <translation>Gespeicherter Wert x Skalierungsfaktor + Versatz ergibt den Wert des Ergebnisses.</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>Versatz</translation>
        </message>
        <message>
            <source>Added after the scale.</source>
            <translation>Wird nach der Skalierung addiert.</translation>
        </message>
        <message>
            <source>No-data value of the rasters</source>
            <translation>Leerwert der Raster</translation>
        </message>
        <message>
            <source>The stored value that means 'not observed'. Leave empty to use that of the files.</source>
            <translation>Der gespeicherte Wert, der „nicht beobachtet“ bedeutet. Leer lassen, um den der Dateien zu verwenden.</translation>
        </message>
        <message>
            <source>When the image was taken. Leave empty to use that of the files.</source>
            <translation>Wann das Bild aufgenommen wurde. Leer lassen, um das Datum der Dateien zu verwenden.</translation>
        </message>
        <message>
            <source>Only this part, grown to whole pixels. Leave empty for all of the first raster.</source>
            <translation>Nur dieser Teil, auf ganze Pixel erweitert. Leer lassen für das gesamte erste Raster.</translation>
        </message>
        <message>
            <source>The stacked image, a GeoTIFF.</source>
            <translation>Das gestapelte Bild, ein GeoTIFF.</translation>
        </message>
        <message>
            <source>Specify exactly one of: rasters; a folder, a pattern or both.</source>
            <translation>Genau eines angeben: Raster; einen Ordner, ein Muster oder beides.</translation>
        </message>
        <message>
            <source>Rasters: none of them can be read. They are missing, damaged, or not rasters.</source>
            <translation>Raster: Keines davon kann gelesen werden. Sie fehlen, sind beschädigt oder keine Raster.</translation>
        </message>
        <message>
            <source>Bands can be chosen from a single raster only. Leave them out, or give one raster.</source>
            <translation>Kanäle können nur aus einem einzelnen Raster gewählt werden. Kanäle weglassen oder nur ein Raster angeben.</translation>
        </message>
        <message>
            <source>Cube clusters, step by step</source>
            <translation>Würfelcluster, Schritt für Schritt</translation>
        </message>
        <message>
            <source>Lake change, step by step</source>
            <translation>Seeveränderung, Schritt für Schritt</translation>
        </message>
        <message>
            <source>Lake change sample, step by step</source>
            <translation>Stichprobe zur Seeveränderung, Schritt für Schritt</translation>
        </message>
        <message>
            <source>Lake series, step by step</source>
            <translation>See-Zeitreihe, Schritt für Schritt</translation>
        </message>
        <message>
            <source>Spectral indices</source>
            <translation>Spektralindizes</translation>
        </message>
        <message>
            <source>Spectra</source>
            <translation>Spektren</translation>
        </message>
        <message>
            <source>Computes indices of vegetation, plant litter and water from an image: one band for each index.</source>
            <translation>Berechnet aus einem Bild Indizes für Vegetation, Pflanzenstreu und Wasser: ein Kanal je Index.</translation>
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
            <translation>Das Bild muss Reflexionsgrade von 0 bis 1 enthalten. Ist das erkennbar nicht der Fall, werden Indizes, die dadurch falsch würden, verweigert, und für die übrigen (ndvi, ndwi, mndwi, mrendvi, sipi) erscheint eine Warnung. Ein Pixel, dessen Reflexionsgrad in einem für einen Index benötigten Kanal null oder kleiner ist, erhält in diesem Index den „Leerwert“.

R mit einer Zahl ist der Reflexionsgrad bei dieser Wellenlänge in Nanometern. Verwendet wird der Kanal mit dem nächstgelegenen Zentrum; er darf um seine eigene Halbwertsbreite abweichen, oder um 10 nm, wenn er schmaler ist, sofern keine andere Toleranz angegeben wird. Hier können Kanäle benötigt werden, die in einem Spektrometerbild wegen Wasserdampf meist entfernt wurden: Indizes vor dem Entfernen von Kanälen berechnen.

ndvi: (R858.6 - R648.2) / (R858.6 + R648.2); liegt kein Kanal so nahe, die Kanäle mit dem Namen oder im Bereich von 'nir08' und 'red'. Normalized difference vegetation index (normierter differenzierter Vegetationsindex), Rouse et al. 1974.

Die Wasserindizes verwenden ihre Kanäle nach Namen (green, nir08, swir16 usw., siehe „Kanäle stapeln“), sonst nach den Wellenlängenbereichen, für die diese Namen stehen.

ndwi: (green - nir08) / (green + nir08). Normalized difference water index (normierter differenzierter Wasserindex), McFeeters 1996.

mndwi: (green - swir16) / (green + swir16). Modified normalized difference water index (modifizierter normierter differenzierter Wasserindex), Xu 2006.

awei_nsh: 4 (green - swir16) - (0.25 nir08 + 2.75 swir22). Automated water extraction index (Index zur automatischen Wasserextraktion) für Szenen ohne Schatten, Feyisa et al. 2014. Einige Indexkataloge geben 2.75 swir22 ein Pluszeichen; das ist ein Druckfehler.

awei_sh: blue + 2.5 green - 1.5 (nir08 + swir16) - 0.25 swir22. Derselbe für Szenen mit Schatten, Feyisa et al. 2014.

cai: 0.5 (R2000 + R2200) - R2100. Cellulose absorption index (Zellulose-Absorptionsindex), Daughtry 2001.

ndli: [log(1/R1754) - log(1/R1680)] / [log(1/R1754) + log(1/R1680)]. Normalized difference lignin index (normierter differenzierter Ligninindex), Serrano et al. 2002. Mancher veröffentlichte Code hat im Nenner das falsche Vorzeichen und ergibt genau das -1-Fache davon.

mrendvi: (R750 - R705) / (R750 + R705 - 2 R445). Modified red edge normalized difference vegetation index (modifizierter Red-Edge-Vegetationsindex), Sims und Gamon 2002.

sipi: (R800 - R445) / (R800 - R680). Structure insensitive pigment index (strukturunabhängiger Pigmentindex), Peñuelas et al. 1995.

ndni: [log(1/R1510) - log(1/R1680)] / [log(1/R1510) + log(1/R1680)]. Normalized difference nitrogen index (normierter differenzierter Stickstoffindex), Serrano et al. 2002.

cri1: 1/R510 - 1/R550, und cri2: 1/R510 - 1/R700. Carotenoid reflectance indices (Carotinoid-Reflexionsindizes), Gitelson et al. 2002.</translation>
        </message>
        <message>
            <source>An image of reflectance from 0 to 1, whose bands have wavelengths or names.</source>
            <translation>Ein Bild mit Reflexionsgraden von 0 bis 1, dessen Kanäle Wellenlängen oder Namen haben.</translation>
        </message>
        <message>
            <source>Indices</source>
            <translation>Indizes</translation>
        </message>
        <message>
            <source>The indices to compute. Their formulas are in the help.</source>
            <translation>Die zu berechnenden Indizes. Ihre Formeln stehen in der Hilfe.</translation>
        </message>
        <message>
            <source>Tolerance (nm)</source>
            <translation>Toleranz (nm)</translation>
        </message>
        <message>
            <source>How far a band's centre may lie from a wavelength that an index asks for, in nanometres. Leave empty for the band's own width, but 10 nm at least.</source>
            <translation>Wie weit das Zentrum eines Kanals von einer Wellenlänge entfernt sein darf, die ein Index verlangt, in Nanometern. Leer lassen für die eigene Breite des Kanals, jedoch mindestens 10 nm.</translation>
        </message>
        <message>
            <source>One band for each index, of its name, in the order of your choice.</source>
            <translation>Ein Kanal je Index, mit dessen Namen, in der gewählten Reihenfolge.</translation>
        </message>
        <message>
            <source>Spectral signature</source>
            <translation>Spektrale Signatur</translation>
        </message>
        <message>
            <source>Reads the spectrum of an image at one point or at many: a table, and a plot as a page for the browser.</source>
            <translation>Liest das Spektrum eines Bildes an einem Punkt oder an vielen: eine Tabelle und ein Diagramm als Seite für den Browser.</translation>
        </message>
        <message>
            <source>Give one point, or a layer of points. The value of each band is that of the pixel that holds the point. Points may be in any CRS. Points of a layer that lie outside the image or on no data are left out, with a warning; a single point there is an error. With 'linear' the values are interpolated between the centres of the four pixels around the point, as the published notebooks do; where one of the four has no data, there is no value.

The plot has wavelengths in nanometres on its axis if all bands have one, else the bands' names, in the order of the spectrum where these tell it. Its lines break where bands were dropped or have no data. Each point is a line; where there are more than eight, they are thin and their mean stands out. With a class field, each class is drawn by its mean, with one standard deviation around it. Thermal bands are in the table only. Rest the pointer on the plot to read the values. The page is one file that needs no network.

The table has one line for each point and band: point (the feature's id), class, x, y (in the image's CRS), band (its number in the image), name, wavelength_nm and value; value is empty where there is no data.</source>
            <translation>Einen Punkt oder einen Punktlayer angeben. Der Wert jedes Kanals ist der des Pixels, in dem der Punkt liegt. Punkte können in beliebigem KBS vorliegen. Punkte eines Layers, die außerhalb des Bildes oder auf Leerwerten liegen, werden mit einer Warnung ausgelassen; bei einem einzelnen Punkt ist das ein Fehler. Mit 'linear' werden die Werte zwischen den Mittelpunkten der vier Pixel um den Punkt interpoliert, wie in den veröffentlichten Notebooks; hat eines der vier einen Leerwert, gibt es keinen Wert.

Die Achse des Diagramms zeigt Wellenlängen in Nanometern, wenn alle Kanäle eine haben, sonst die Namen der Kanäle, nach Möglichkeit in der Reihenfolge des Spektrums. Die Linien sind unterbrochen, wo Kanäle entfernt wurden oder Leerwerte haben. Jeder Punkt ist eine Linie; bei mehr als acht sind die Linien dünn und ihr Mittelwert ist hervorgehoben. Mit einem Klassenfeld wird jede Klasse durch ihren Mittelwert mit einer Standardabweichung darum dargestellt. Thermalkanäle stehen nur in der Tabelle. Den Mauszeiger auf dem Diagramm ruhen lassen, um die Werte abzulesen. Die Seite ist eine einzige Datei, die ohne Netzwerk auskommt.

Die Tabelle hat eine Zeile je Punkt und Kanal: point (die Objektkennung), class, x, y (im KBS des Bildes), band (seine Nummer im Bild), name, wavelength_nm und value; value ist leer, wo es keine Daten gibt.</translation>
        </message>
        <message>
            <source>The image to read the spectra of.</source>
            <translation>Das Bild, dessen Spektren gelesen werden.</translation>
        </message>
        <message>
            <source>Point</source>
            <translation>Punkt</translation>
        </message>
        <message>
            <source>Where to read the spectrum. Any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Wo das Spektrum gelesen wird. Beliebiges KBS, zum Beispiel: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Punkte</translation>
        </message>
        <message>
            <source>A layer of points, instead of a single one.</source>
            <translation>Ein Punktlayer statt eines einzelnen Punktes.</translation>
        </message>
        <message>
            <source>Class field</source>
            <translation>Klassenfeld</translation>
        </message>
        <message>
            <source>The field of the layer with the class of each point, such as its land cover.</source>
            <translation>Das Feld des Layers mit der Klasse jedes Punktes, etwa seiner Landbedeckung.</translation>
        </message>
        <message>
            <source>Interpolation</source>
            <translation>Interpolation</translation>
        </message>
        <message>
            <source>What counts between the centres of pixels: the 'nearest' pixel, which holds the point, or 'linear' between four.</source>
            <translation>Was zwischen den Pixelmittelpunkten gilt: 'nearest', das Pixel, in dem der Punkt liegt, oder 'linear' zwischen vier Pixeln.</translation>
        </message>
        <message>
            <source>Table of spectra</source>
            <translation>Tabelle der Spektren</translation>
        </message>
        <message>
            <source>One line for each point and band.</source>
            <translation>Eine Zeile je Punkt und Kanal.</translation>
        </message>
        <message>
            <source>Plot of spectra</source>
            <translation>Diagramm der Spektren</translation>
        </message>
        <message>
            <source>A page with the plot.</source>
            <translation>Eine Seite mit dem Diagramm.</translation>
        </message>
        <message>
            <source>Specify exactly one of: a point, a layer of points.</source>
            <translation>Genau eines angeben: einen Punkt, einen Punktlayer.</translation>
        </message>
        <message>
            <source>A class field needs a layer of points that has it.</source>
            <translation>Ein Klassenfeld benötigt einen Punktlayer, der es enthält.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}'. Its fields are: {fields}.</source>
            <translation>Der Punktlayer hat kein Feld „{field}“. Seine Felder sind: {fields}.</translation>
        </message>
        <message>
            <source>There is nothing to write: choose the table, the plot, or both.</source>
            <translation>Es gibt nichts zu schreiben: die Tabelle, das Diagramm oder beides wählen.</translation>
        </message>
        <message>
            <source>Only the square around the point, in whole pixels of the image: distance to each side, in the units of the CRS. Leave land around the lake.</source>
            <translation>Nur das Quadrat um den Punkt, in ganzen Pixeln des Bildes: Abstand zu jeder Seite, in den Einheiten des KBS. Um den See herum sollte Land übrig bleiben.</translation>
        </message>
        <message>
            <source>Only this area.</source>
            <translation>Nur dieses Gebiet.</translation>
        </message>
        <message>
            <source>Cell size in the units of the CRS. Leave empty for that of the first image.</source>
            <translation>Zellengröße in den Einheiten des KBS. Leer lassen für die des ersten Bildes.</translation>
        </message>
        <message>
            <source>CRS of the results. Leave empty for that of the first image.</source>
            <translation>KBS der Ergebnisse. Leer lassen für das des ersten Bildes.</translation>
        </message>
        <message>
            <source>How images get onto one grid: 'auto' averages where cells get larger and interpolates elsewhere. 'bilinear' and 'nearest' pick single pixels then, and areas carry a sampling error.</source>
            <translation>Wie Bilder auf ein gemeinsames Gitter kommen: 'auto' mittelt, wo Zellen größer werden, und interpoliert sonst. 'bilinear' und 'nearest' greifen dann einzelne Pixel heraus, und Flächen sind mit einem Stichprobenfehler behaftet.</translation>
        </message>
        <message>
            <source>Lake change</source>
            <translation>Seeveränderung</translation>
        </message>
        <message>
            <source>Water</source>
            <translation>Wasser</translation>
        </message>
        <message>
            <source>Shows how a lake changed between two images: finds the water in both by their own spectra, and compares.</source>
            <translation>Zeigt, wie sich ein See zwischen zwei Bildern verändert hat: findet das Wasser in beiden anhand ihrer eigenen Spektren und vergleicht.</translation>
        </message>
        <message>
            <source>Choose two images of the same place with named bands, and click into the water. They may come from two sensors, such as Landsat and Sentinel-2: the bands both have by name are compared, thermal ones never. Both images are put onto one grid, and what is water is decided for each image by its own land and water: clear, turbid and dark water, narrow rivers too.

The point is checked: where an image clearly shows land there, the tool reports its values and stops. To insist, cluster the image and name its clusters by number in Water mask. Without a point the tool maps all water. With 'Only the water body at the point' other lakes are left out; a gap in the data does not part a lake. Areas count observed pixels on the ground; missing ones are shown as 'not observed'.

The clusters are a map of their own: their number, scaling and seed change what the cluster rasters show, and nothing about the water. Only where it is not known which band is green and which is infrared, the cluster at the point is taken for water.

AREA_BEFORE and the like count whole pixels. SUBPIXEL_BEFORE and the like add up the parts of pixels that are water, as Water fraction does, each with its error, one standard deviation; FLAGS names what makes them doubtful. SUBPIXEL_CHANGE is after less before where both were observed, and the log and the report say whether it is larger than its error; the errors of the two dates are taken as independent. Lost and gained are counted in and beside the pixels that CHANGE shows as lost or gained.

The single steps are tools of their own (Spectral clustering, Water mask, Water change), and the model 'Lake change, step by step' chains them: open it in the modeler to change the chain.</source>
            <translation>Zwei Bilder desselben Ortes mit benannten Kanälen wählen und ins Wasser klicken. Die Bilder können von zwei Sensoren stammen, etwa Landsat und Sentinel-2: Verglichen werden die Kanäle, die beide dem Namen nach haben, thermale nie. Beide Bilder werden auf ein gemeinsames Gitter gebracht, und was Wasser ist, wird für jedes Bild anhand seines eigenen Landes und Wassers entschieden: auch bei klarem, trübem und dunklem Wasser und bei schmalen Flüssen.

Der Punkt wird geprüft: Zeigt ein Bild dort eindeutig Land, nennt das Werkzeug dessen Werte und bricht ab. Um dennoch darauf zu bestehen, das Bild clustern und seine Cluster in „Wassermaske“ mit ihrer Nummer angeben. Ohne Punkt kartiert das Werkzeug alles Wasser. Mit „Nur das Gewässer am Punkt“ werden andere Seen ausgelassen; eine Lücke in den Daten teilt keinen See. Die Flächen zählen beobachtete Pixel am Boden; fehlende werden als „nicht beobachtet“ dargestellt.

Die Cluster sind eine eigene Karte: Ihre Anzahl, ihre Skalierung und ihr Startwert ändern, was die Clusterraster zeigen, aber nichts am Wasser. Nur wenn nicht bekannt ist, welcher Kanal Grün und welcher Infrarot ist, gilt der Cluster am Punkt als Wasser.

AREA_BEFORE und dergleichen zählen ganze Pixel. SUBPIXEL_BEFORE und dergleichen summieren die Wasseranteile der Pixel, wie es „Wasseranteil“ tut, jeweils mit ihrem Fehler, einer Standardabweichung; FLAGS nennt, was sie zweifelhaft macht. SUBPIXEL_CHANGE ist nachher minus vorher, wo zu beiden Zeitpunkten beobachtet wurde, und Protokoll und Bericht geben an, ob es größer als sein Fehler ist; die Fehler der beiden Zeitpunkte werden als unabhängig angenommen. Verlust und Zuwachs werden in und neben den Pixeln gezählt, die CHANGE als Verlust oder Zuwachs zeigt.

Die einzelnen Schritte sind eigene Werkzeuge („Spektrales Clustering“, „Wassermaske“, „Wasserveränderung“), und das Modell „Seeveränderung, Schritt für Schritt“ verkettet sie: Um die Kette zu ändern, das Modell im Modelldesigner öffnen.</translation>
        </message>
        <message>
            <source>Leave it empty for the whole image.</source>
            <translation>Leer lassen für das ganze Bild.</translation>
        </message>
        <message>
            <source>Image before</source>
            <translation>Bild vorher</translation>
        </message>
        <message>
            <source>The first date's image.</source>
            <translation>Das Bild des ersten Zeitpunkts.</translation>
        </message>
        <message>
            <source>Image after</source>
            <translation>Bild nachher</translation>
        </message>
        <message>
            <source>The second date's image.</source>
            <translation>Das Bild des zweiten Zeitpunkts.</translation>
        </message>
        <message>
            <source>Point in the water</source>
            <translation>Punkt im Wasser</translation>
        </message>
        <message>
            <source>A place that is water on both dates, in any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Eine Stelle, die zu beiden Zeitpunkten Wasser ist, in beliebigem KBS, zum Beispiel: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Only the water body at the point</source>
            <translation>Nur das Gewässer am Punkt</translation>
        </message>
        <message>
            <source>Leave other lakes out.</source>
            <translation>Andere Seen auslassen.</translation>
        </message>
        <message>
            <source>Cluster both dates together</source>
            <translation>Beide Zeitpunkte gemeinsam clustern</translation>
        </message>
        <message>
            <source>One clustering for both dates, so that a number means the same on both. It changes the cluster rasters only.</source>
            <translation>Ein Clustering für beide Zeitpunkte, sodass eine Nummer in beiden dasselbe bedeutet. Ändert nur die Clusterraster.</translation>
        </message>
        <message>
            <source>0 = dry on both dates, 1 = water on both, 2 = lost, 3 = gained, 255 = not observed.</source>
            <translation>0 = zu beiden Zeitpunkten trocken, 1 = zu beiden Wasser, 2 = Verlust, 3 = Zuwachs, 255 = nicht beobachtet.</translation>
        </message>
        <message>
            <source>Water before</source>
            <translation>Wasser vorher</translation>
        </message>
        <message>
            <source>The first date's water mask.</source>
            <translation>Die Wassermaske des ersten Zeitpunkts.</translation>
        </message>
        <message>
            <source>Water after</source>
            <translation>Wasser nachher</translation>
        </message>
        <message>
            <source>The second date's water mask.</source>
            <translation>Die Wassermaske des zweiten Zeitpunkts.</translation>
        </message>
        <message>
            <source>Clusters before</source>
            <translation>Cluster vorher</translation>
        </message>
        <message>
            <source>The first date's clusters.</source>
            <translation>Die Cluster des ersten Zeitpunkts.</translation>
        </message>
        <message>
            <source>Clusters after</source>
            <translation>Cluster nachher</translation>
        </message>
        <message>
            <source>The second date's clusters.</source>
            <translation>Die Cluster des zweiten Zeitpunkts.</translation>
        </message>
        <message>
            <source>A page with images, maps, areas and versions.</source>
            <translation>Eine Seite mit Bildern, Karten, Flächen und Versionen.</translation>
        </message>
        <message>
            <source>Give a radius around the point or an extent, not both.</source>
            <translation>Entweder einen Radius um den Punkt oder eine Ausdehnung angeben, nicht beides.</translation>
        </message>
        <message>
            <source>A radius needs a point: it is the distance from the point to each side of the area.</source>
            <translation>Ein Radius benötigt einen Punkt: Er ist der Abstand vom Punkt zu jeder Seite des Gebiets.</translation>
        </message>
        <message>
            <source>To keep only the water body at the point, give a point in it.</source>
            <translation>Um nur das Gewässer am Punkt zu behalten, einen Punkt darin angeben.</translation>
        </message>
        <message>
            <source>{}: clustering needs two bands or more. Stack band files with Stack bands first.</source>
            <translation>{}: Clustering benötigt mindestens zwei Kanäle. Kanaldateien zuerst mit „Kanäle stapeln“ stapeln.</translation>
        </message>
        <message>
            <source>Lake series</source>
            <translation>See-Zeitreihe</translation>
        </message>
        <message>
            <source>Follows a lake through many dates: its area with gaps filled and how sure that is, its trend and seasons.</source>
            <translation>Verfolgt einen See über viele Zeitpunkte: seine Fläche mit gefüllten Lücken und wie sicher diese ist, seinen Trend und seine Jahreszeiten.</translation>
        </message>
        <message>
            <source>Choose images of a lake, the folder that holds them, or footprints that Search scenes found, and click into the water. Images need named bands and a date, in the file or in its name. What is water is decided for each image by its own land and water, as in Lake change. Clouds and stripes leave gaps; what they hide is filled by how often each pixel was water on the other dates, and by what the date itself shows. With outlines of lakes instead of a point each of them is followed, and every image is still read once.

Nothing is filled silently. The table has a line for each date and lake: the share of the lake that was observed; the water that was seen (observed), and that with what gaps hide (filled), in km²; the least and the most that is possible (lower, upper); one standard deviation of filled (sigma); a flag and reasons. 'good' was seen whole (90 % or more), 'filled' had gaps, 'poor' shows too little and has no filled area, 'failed' is an image that takes no part, and the reason says why: one bad image never ends the run. Reasons are: land in water (ice, algae, missed cloud), water on land (shadow, a shifted image), above or below the range of all other dates, gaps follow the shore (shallow water was taken for cloud), seldom seen.

On generated series of 28 dates or more, half hidden dates were 0.6 to 2.4 % (rms) off what they show without clouds, and the 95 % interval held 94 to 97 % of all dates. With 7 to 15 dates expect up to 5 %. Rivers that move have no such order; the report says so. An interval cannot know what was taken for cloud although it is water.

The trend is that of the medians of calendar months, in km² a year, with a probability that takes the lake's memory over years into account. It takes 8 years with 3 months each; with less the trend stays empty. Dates that contradict themselves and poor ones are left out of it.

With a folder for kept results, a second run only looks at new images, and a run that was cancelled or killed goes on where it ended.</source>
            <translation>Bilder eines Sees, den Ordner, der sie enthält, oder mit „Szenen suchen“ gefundene Szenenumrisse wählen und ins Wasser klicken. Die Bilder benötigen benannte Kanäle und ein Datum, in der Datei oder in ihrem Namen. Was Wasser ist, wird für jedes Bild anhand seines eigenen Landes und Wassers entschieden, wie bei „Seeveränderung“. Wolken und Streifen hinterlassen Lücken; was sie verdecken, wird danach gefüllt, wie oft jedes Pixel zu den anderen Zeitpunkten Wasser war und was der Zeitpunkt selbst zeigt. Mit Seeumrissen statt eines Punktes wird jeder der Seen verfolgt, und jedes Bild wird trotzdem nur einmal gelesen.

Nichts wird stillschweigend gefüllt. Die Tabelle hat eine Zeile je Zeitpunkt und See: den Anteil des Sees, der beobachtet wurde; das gesehene Wasser (observed) und das Wasser einschließlich dessen, was Lücken verdecken (filled), in km²; das mögliche Minimum und Maximum (lower, upper); eine Standardabweichung von filled (sigma); ein Kennzeichen und Gründe. 'good' wurde ganz gesehen (90 % oder mehr), 'filled' hatte Lücken, 'poor' zeigt zu wenig und hat keine gefüllte Fläche, 'failed' ist ein Bild, das nicht einbezogen wird, und der Grund gibt an, warum: Ein schlechtes Bild beendet nie den ganzen Lauf. Gründe sind: 'land in water' (Land im Wasser: Eis, Algen, übersehene Wolken), 'water on land' (Wasser auf Land: Schatten, ein verschobenes Bild), 'above range' oder 'below range' (über oder unter dem Bereich aller anderen Zeitpunkte), 'gaps follow the shore' (Lücken folgen dem Ufer: flaches Wasser wurde für Wolken gehalten), 'seldom seen' (selten gesehen).

Bei synthetischen Zeitreihen mit 28 oder mehr Zeitpunkten wichen zur Hälfte verdeckte Zeitpunkte um 0.6 bis 2.4 % (rms) von dem ab, was sie ohne Wolken zeigen, und das 95-%-Intervall schloss 94 bis 97 % aller Zeitpunkte ein. Bei 7 bis 15 Zeitpunkten ist mit bis zu 5 % zu rechnen. Flüsse, die sich verlagern, haben keine solche Ordnung; der Bericht weist darauf hin. Ein Intervall kann nicht wissen, was für Wolken gehalten wurde, obwohl es Wasser ist.

Der Trend ist der der Mediane der Kalendermonate, in km² pro Jahr, mit einer Wahrscheinlichkeit, die das Gedächtnis des Sees über Jahre berücksichtigt. Er erfordert 8 Jahre mit je 3 Monaten; bei weniger bleibt der Trend leer. Zeitpunkte, die sich selbst widersprechen, und solche mit 'poor' bleiben dabei unberücksichtigt.

Mit einem Ordner für aufbewahrte Ergebnisse betrachtet ein zweiter Lauf nur neue Bilder, und ein abgebrochener oder abgestürzter Lauf wird dort fortgesetzt, wo er endete.</translation>
        </message>
        <message>
            <source>Dates that were observed</source>
            <translation>Beobachtete Zeitpunkte</translation>
        </message>
        <message>
            <source>Trend (km² a year)</source>
            <translation>Trend (km² pro Jahr)</translation>
        </message>
        <message>
            <source>Probability of such a trend by chance</source>
            <translation>Wahrscheinlichkeit eines solchen Trends durch Zufall</translation>
        </message>
        <message>
            <source>Share of the areas that had gaps to fill</source>
            <translation>Anteil der Flächen, bei denen Lücken zu füllen waren</translation>
        </message>
        <message>
            <source>First date</source>
            <translation>Erster Zeitpunkt</translation>
        </message>
        <message>
            <source>Last date</source>
            <translation>Letzter Zeitpunkt</translation>
        </message>
        <message>
            <source>Seasonal: yes, no, or insufficient record</source>
            <translation>Jahreszeitlich: ja, nein oder unzureichende Daten</translation>
        </message>
        <message>
            <source>Give the point with its CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Den Punkt mit seinem KBS angeben, zum Beispiel: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Water occurrence</source>
            <translation>Wasserhäufigkeit</translation>
        </message>
        <message>
            <source>Specify exactly one of: images, a folder of images, footprints of scenes.</source>
            <translation>Genau eines angeben: Bilder, einen Bilderordner, Szenenumrisse.</translation>
        </message>
        <message>
            <source>Specify exactly one of: a point in the lake, outlines of lakes.</source>
            <translation>Genau eines angeben: einen Punkt im See, Seeumrisse.</translation>
        </message>
        <message>
            <source>Footprints need an area, or whole scenes would be loaded: give an extent, a radius, or lakes.</source>
            <translation>Szenenumrisse benötigen ein Gebiet, sonst würden ganze Szenen geladen: eine Ausdehnung, einen Radius oder Seen angeben.</translation>
        </message>
        <message>
            <source>{title}: there is no field '{field}'. The fields are: {fields}.</source>
            <translation>{title}: Es gibt kein Feld „{field}“. Die Felder sind: {fields}.</translation>
        </message>
        <message>
            <source>Images of several dates, as the tools under Scenes write them.</source>
            <translation>Bilder mehrerer Zeitpunkte, wie sie die Werkzeuge unter „Szenen“ schreiben.</translation>
        </message>
        <message>
            <source>Folder of images</source>
            <translation>Bilderordner</translation>
        </message>
        <message>
            <source>Instead: all images that lie in this folder.</source>
            <translation>Stattdessen: alle Bilder, die in diesem Ordner liegen.</translation>
        </message>
        <message>
            <source>Footprints of scenes</source>
            <translation>Szenenumrisse</translation>
        </message>
        <message>
            <source>Instead: scenes that Search scenes found. Each is loaded for the area alone, clouds and shadows hidden.</source>
            <translation>Stattdessen: mit „Szenen suchen“ gefundene Szenen. Jede wird nur für das Gebiet geladen, Wolken und Schatten werden ausgeblendet.</translation>
        </message>
        <message>
            <source>Point in the lake</source>
            <translation>Punkt im See</translation>
        </message>
        <message>
            <source>A place that is water on most dates, in any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Eine Stelle, die zu den meisten Zeitpunkten Wasser ist, in beliebigem KBS, zum Beispiel: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Lakes</source>
            <translation>Seen</translation>
        </message>
        <message>
            <source>Instead of a point: outlines of the ground that each lake may cover.</source>
            <translation>Statt eines Punktes: Umrisse der Fläche, die jeder See einnehmen kann.</translation>
        </message>
        <message>
            <source>Field that names the lakes</source>
            <translation>Feld mit den Namen der Seen</translation>
        </message>
        <message>
            <source>What the table calls each lake. Leave empty for the features' ids.</source>
            <translation>Wie die Tabelle jeden See nennt. Leer lassen für die Objektkennungen.</translation>
        </message>
        <message>
            <source>Cluster all dates together</source>
            <translation>Alle Zeitpunkte gemeinsam clustern</translation>
        </message>
        <message>
            <source>One clustering for all images whose bands do not tell water, so that a number means the same on all dates.</source>
            <translation>Ein Clustering für alle Bilder, deren Kanäle das Wasser nicht erkennen lassen, sodass eine Nummer zu allen Zeitpunkten dasselbe bedeutet.</translation>
        </message>
        <message>
            <source>Least observed share</source>
            <translation>Mindestens beobachteter Anteil</translation>
        </message>
        <message>
            <source>Dates that show a smaller share of the lake's ground get no filled area.</source>
            <translation>Zeitpunkte, die einen kleineren Anteil der Seefläche zeigen, erhalten keine gefüllte Fläche.</translation>
        </message>
        <message>
            <source>Folder for kept results</source>
            <translation>Ordner für aufbewahrte Ergebnisse</translation>
        </message>
        <message>
            <source>The water mask of each image is kept here, so that a second run only looks at new images.</source>
            <translation>Hier wird die Wassermaske jedes Bildes aufbewahrt, sodass ein zweiter Lauf nur neue Bilder betrachtet.</translation>
        </message>
        <message>
            <source>Table of dates</source>
            <translation>Tabelle der Zeitpunkte</translation>
        </message>
        <message>
            <source>One line for each date and lake, areas in km².</source>
            <translation>Eine Zeile je Zeitpunkt und See, Flächen in km².</translation>
        </message>
        <message>
            <source>Two bands: the share of the observations that show water, and the number of observations.</source>
            <translation>Zwei Kanäle: der Anteil der Beobachtungen, die Wasser zeigen, und die Anzahl der Beobachtungen.</translation>
        </message>
        <message>
            <source>One band a date, named by it: 0 = not water, 1 = water, 2 and 3 = the same, filled, 255 = not known.</source>
            <translation>Ein Kanal je Zeitpunkt, nach ihm benannt: 0 = kein Wasser, 1 = Wasser, 2 und 3 = dasselbe, gefüllt, 255 = nicht bekannt.</translation>
        </message>
        <message>
            <source>Shorelines</source>
            <translation>Uferlinien</translation>
        </message>
        <message>
            <source>The shores of all dates, where they were seen.</source>
            <translation>Die Ufer aller Zeitpunkte, soweit sie gesehen wurden.</translation>
        </message>
        <message>
            <source>NetCDF files (*.nc)</source>
            <translation>NetCDF-Dateien (*.nc)</translation>
        </message>
        <message>
            <source>The maps of all dates and the areas, for xarray and others that read CF NetCDF.</source>
            <translation>Die Karten aller Zeitpunkte und die Flächen, für xarray und andere Programme, die CF-NetCDF lesen.</translation>
        </message>
        <message>
            <source>A page with curve, trend, seasons, maps and table.</source>
            <translation>Eine Seite mit Kurve, Trend, Jahreszeiten, Karten und Tabelle.</translation>
        </message>
        <message>
            <source>Picture of the curve</source>
            <translation>Bild der Kurve</translation>
        </message>
        <message>
            <source>PNG files (*.png)</source>
            <translation>PNG-Dateien (*.png)</translation>
        </message>
        <message>
            <source>The curve with its intervals, for papers.</source>
            <translation>Die Kurve mit ihren Intervallen, für Veröffentlichungen.</translation>
        </message>
        <message>
            <source>Shoreline</source>
            <translation>Uferlinie</translation>
        </message>
        <message>
            <source>Draws the line between water and land through water fractions or masks of one or several dates.</source>
            <translation>Zeichnet die Linie zwischen Wasser und Land durch Wasseranteile oder Masken eines oder mehrerer Zeitpunkte.</translation>
        </message>
        <message>
            <source>From a water fraction the line runs where half of the ground is water, between pixel centres, on generated lakes within a third of a pixel of the true shore. From a mask it runs half way between the centres of water and land; masks leave out pixels that are half water by a little, so the line from a fraction is nearer to the shore.

Where ground was not observed there is no shore: a line ends there, and at the edge of the image, and has 0 in the field 'closed'; 1 is a line that comes back to its beginning. Each feature has its date, its length on the ellipsoid in metres, and the raster it comes from. Several dates make one layer, which the temporal controller can play.

As polygons the water is drawn with its islands as holes; outlines close along missing data, half way to the next pixel, and that part is not in 'length_m'. Do not take the polygons' area for the area of the water: the line cuts corners of what is small, so that a lake of 3 to 5 pixels across has 0.9 of its area in it. The area is what Water fraction adds up.

Smoothing rounds off corners; what the line encloses keeps its area.</source>
            <translation>Bei einem Wasseranteil verläuft die Linie dort, wo die Hälfte des Bodens Wasser ist, zwischen den Pixelmittelpunkten; bei synthetischen Seen liegt sie höchstens ein Drittel eines Pixels neben dem wahren Ufer. Bei einer Maske verläuft sie auf halbem Weg zwischen den Mittelpunkten von Wasser und Land; Masken lassen Pixel weg, die knapp zur Hälfte Wasser sind, daher liegt die Linie aus einem Wasseranteil näher am Ufer.

Wo der Boden nicht beobachtet wurde, gibt es kein Ufer: Eine Linie endet dort, ebenso am Bildrand, und hat im Feld 'closed' eine 0; 1 ist eine Linie, die zu ihrem Anfang zurückkehrt. Jedes Objekt hat sein Datum, seine Länge auf dem Ellipsoid in Metern und das Raster, aus dem es stammt. Mehrere Zeitpunkte ergeben einen Layer, den die Zeitsteuerung abspielen kann.

Als Polygone wird das Wasser mit seinen Inseln als Löchern gezeichnet; Umrisse schließen sich entlang fehlender Daten, auf halbem Weg zum nächsten Pixel, und dieser Teil ist nicht in 'length_m' enthalten. Die Fläche der Polygone nicht als Wasserfläche verwenden: Die Linie schneidet bei Kleinem die Ecken ab, sodass ein See von 3 bis 5 Pixeln Durchmesser nur 0.9 seiner Fläche enthält. Die Wasserfläche ist das, was „Wasseranteil“ aufsummiert.

Glätten rundet Ecken ab; was die Linie umschließt, behält seine Fläche.</translation>
        </message>
        <message>
            <source>Water fractions or masks</source>
            <translation>Wasseranteile oder Masken</translation>
        </message>
        <message>
            <source>Rasters of Water fraction (0 to 1) or water masks (0, 1, 255 = not observed), of one or several dates.</source>
            <translation>Raster von „Wasseranteil“ (0 bis 1) oder Wassermasken (0, 1, 255 = nicht beobachtet), von einem oder mehreren Zeitpunkten.</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Schwellenwert</translation>
        </message>
        <message>
            <source>The share of water that the line follows: 0.5 for the shore.</source>
            <translation>Der Wasseranteil, dem die Linie folgt: 0.5 für das Ufer.</translation>
        </message>
        <message>
            <source>Smooth</source>
            <translation>Glätten</translation>
        </message>
        <message>
            <source>Round off corners. The enclosed area stays.</source>
            <translation>Ecken abrunden. Die umschlossene Fläche bleibt erhalten.</translation>
        </message>
        <message>
            <source>Polygons</source>
            <translation>Polygone</translation>
        </message>
        <message>
            <source>Draw the water as polygons with holes instead of lines. Their area is not that of Water fraction.</source>
            <translation>Das Wasser als Polygone mit Löchern statt als Linien zeichnen. Ihre Fläche ist nicht die von „Wasseranteil“.</translation>
        </message>
        <message>
            <source>The lines, or polygons: date, length_m, closed (1, or 0 where missing data or the edge cuts it), source.</source>
            <translation>Die Linien oder Polygone: date, length_m, closed (1, oder 0, wo fehlende Daten oder der Bildrand sie schneiden), source.</translation>
        </message>
        <message>
            <source>Length of all shorelines (km)</source>
            <translation>Länge aller Uferlinien (km)</translation>
        </message>
        <message>
            <source>Water change</source>
            <translation>Wasserveränderung</translation>
        </message>
        <message>
            <source>Compares two water masks: where water stayed, went and came, with areas in km².</source>
            <translation>Vergleicht zwei Wassermasken: wo Wasser blieb, verschwand und hinzukam, mit Flächen in km².</translation>
        </message>
        <message>
            <source>The second mask is put on the grid of the first where they differ. Pixels that were not observed on one of the dates are counted as such, neither as lost nor as gained. Areas come from the pixel size in projected CRSs, and from the ellipsoid in geographic ones.

AREA_BEFORE and the like count whole pixels. SUBPIXEL_BEFORE and the like add up the parts of pixels that are water, as Water fraction does, each with its error, one standard deviation. They need the images of the masks, and are empty where these are not known. SUBPIXEL_CHANGE is after less before where both were observed, and the log and the report say whether it is larger than its error; the errors of the two dates are taken as independent. Lost and gained are counted in and beside the pixels of OUTPUT that were lost or gained; what moved less than a pixel elsewhere along the shore is in the change alone. FLAGS are those of Water fraction.

The report is one HTML page with maps, areas and versions that needs no network.</source>
            <translation>Die zweite Maske wird auf das Gitter der ersten gebracht, wenn sie sich unterscheiden. Pixel, die zu einem der Zeitpunkte nicht beobachtet wurden, werden als solche gezählt, weder als Verlust noch als Zuwachs. Die Flächen ergeben sich in projizierten KBS aus der Pixelgröße und in geographischen aus dem Ellipsoid.

AREA_BEFORE und dergleichen zählen ganze Pixel. SUBPIXEL_BEFORE und dergleichen summieren die Wasseranteile der Pixel, wie es „Wasseranteil“ tut, jeweils mit ihrem Fehler, einer Standardabweichung. Diese Werte benötigen die Bilder der Masken und sind leer, wenn diese nicht bekannt sind. SUBPIXEL_CHANGE ist nachher minus vorher, wo zu beiden Zeitpunkten beobachtet wurde, und Protokoll und Bericht geben an, ob es größer als sein Fehler ist; die Fehler der beiden Zeitpunkte werden als unabhängig angenommen. Verlust und Zuwachs werden in und neben den Pixeln von OUTPUT gezählt, die verloren gingen oder hinzukamen; was sich anderswo entlang des Ufers um weniger als ein Pixel verschob, ist nur in der Veränderung enthalten. FLAGS sind die von „Wasseranteil“.

Der Bericht ist eine HTML-Seite mit Karten, Flächen und Versionen, die ohne Netzwerk auskommt.</translation>
        </message>
        <message>
            <source>The image that the mask was made from, for areas finer than whole pixels and their error. Masks of Strandline record it, so it may be left out while the image lies where it was.</source>
            <translation>Das Bild, aus dem die Maske erstellt wurde, für Flächen, die feiner als ganze Pixel sind, und deren Fehler. Masken von Strandline verzeichnen es, daher kann es weggelassen werden, solange das Bild am selben Ort liegt.</translation>
        </message>
        <message>
            <source>Lost and gained areas</source>
            <translation>Verlust- und Zuwachsflächen</translation>
        </message>
        <message>
            <source>Polygons of lost and gained water with their areas; where the images are known, with sub-pixel areas and their errors, too (subpixel_km2, error_km2).</source>
            <translation>Polygone von Wasserverlust und Wasserzuwachs mit ihren Flächen; wenn die Bilder bekannt sind, auch mit Subpixelflächen und deren Fehlern (subpixel_km2, error_km2).</translation>
        </message>
        <message>
            <source>A page with maps, areas and versions.</source>
            <translation>Eine Seite mit Karten, Flächen und Versionen.</translation>
        </message>
        <message>
            <source>Water fraction</source>
            <translation>Wasseranteil</translation>
        </message>
        <message>
            <source>Finds how much of each pixel is water, and an area with its error that is finer than whole pixels.</source>
            <translation>Ermittelt, wie viel von jedem Pixel Wasser ist, und eine Fläche mit Fehlerangabe, die feiner als ganze Pixel ist.</translation>
        </message>
        <message>
            <source>Pixels along a shore are part water, part land. All bands are projected to the one index in which the land and the water near the shore lie apart furthest; between the local land and the local water it gives the fraction of water, from 0 to 1. Pixels away from the shore are 0 or 1, those that were not observed have no value. Say which water is wanted by a water mask, by a point in it (only that water body), or by both; with neither, all water that the image shows by its spectra.

AREA is the sum of the fractions before they are cut to 0..1: the raster's own sum is up to one or two percent larger for small lakes or noisy images. ERROR is one standard deviation: on generated lakes with a pixel of pure water, AREA +- 1.96 ERROR held the true area 93 to 98 times of 100; on real images expect 85 to 90. It covers noise, the variety of land and water along the shore, and what lies between them, not clouds or a mask that misses water. A belt of reed or mud narrower than about a pixel cannot be seen, and is in neither.

FLAGS names what makes the figures doubtful, separated by commas; each is explained in the log. no_pure_water: water bodies without a pixel of pure water (less than about 5 pixels across), whose spectrum is not known, so ERROR holds half of their area. land_unlike_itself: the land varies much. rim: a third material lies along the shore, such as reed or mud. mask_grew: the mask seems to miss water. picked: the image was made coarser without averaging, so whole pixels are counted. no_land: too little land near the water to learn from. missing_bands: some water is not shown by all bands, and is counted in whole pixels. few_bands: less than three bands. no_water: there is none.

The masks of Water mask and Lake change, and their areas of whole pixels, stay what they are. Counted are there the pixels that are surely more water than land; of generated lakes 4 to 24 pixels across they were off by 25 % (rms), the pixels above one half of this raster by 10 %, and AREA by 2.5 %. In marshes, with reed and with mud along the shore none of the three is reliably better than the others.</source>
            <translation>Pixel entlang eines Ufers sind teils Wasser, teils Land. Alle Kanäle werden auf den einen Index projiziert, in dem Land und Wasser nahe dem Ufer am weitesten auseinanderliegen; zwischen dem örtlichen Land und dem örtlichen Wasser ergibt er den Wasseranteil, von 0 bis 1. Pixel abseits des Ufers sind 0 oder 1, nicht beobachtete haben keinen Wert. Welches Wasser gewünscht ist, wird durch eine Wassermaske, durch einen Punkt darin (nur dieses Gewässer) oder durch beides angegeben; ohne beides ist es alles Wasser, das das Bild anhand seiner Spektren zeigt.

AREA ist die Summe der Anteile, bevor sie auf 0..1 beschnitten werden: Die Summe des Rasters selbst ist bei kleinen Seen oder verrauschten Bildern um bis zu ein oder zwei Prozent größer. ERROR ist eine Standardabweichung: Bei synthetischen Seen mit einem Pixel reinen Wassers schloss AREA +- 1.96 ERROR die wahre Fläche in 93 bis 98 von 100 Fällen ein; bei echten Bildern ist mit 85 bis 90 zu rechnen. Der Fehler umfasst Rauschen, die Vielfalt von Land und Wasser entlang des Ufers und das, was dazwischenliegt, nicht jedoch Wolken oder eine Maske, der Wasser fehlt. Ein Gürtel aus Schilf oder Schlamm, der schmaler als etwa ein Pixel ist, lässt sich nicht erkennen und ist in keinem von beiden enthalten.

FLAGS nennt, was die Zahlen zweifelhaft macht, durch Kommas getrennt; jedes Kennzeichen wird im Protokoll erklärt. no_pure_water: Gewässer ohne ein Pixel reinen Wassers (weniger als etwa 5 Pixel Durchmesser), deren Spektrum nicht bekannt ist, sodass ERROR die Hälfte ihrer Fläche umfasst. land_unlike_itself: Das Land ist sehr uneinheitlich. rim: Entlang des Ufers liegt ein drittes Material, etwa Schilf oder Schlamm. mask_grew: Der Maske scheint Wasser zu fehlen. picked: Das Bild wurde ohne Mittelung vergröbert, daher werden ganze Pixel gezählt. no_land: In der Nähe des Wassers ist zu wenig Land, um davon zu lernen. missing_bands: Ein Teil des Wassers ist nicht in allen Kanälen zu sehen und wird in ganzen Pixeln gezählt. few_bands: weniger als drei Kanäle. no_water: Es gibt keines.

Die Masken von „Wassermaske“ und „Seeveränderung“ und deren Flächen in ganzen Pixeln bleiben, was sie sind. Dort werden die Pixel gezählt, die sicher eher Wasser als Land sind; bei synthetischen Seen von 4 bis 24 Pixeln Durchmesser wichen sie um 25 % (rms) ab, die Pixel dieses Rasters mit einem Anteil von mehr als der Hälfte um 10 % und AREA um 2.5 %. In Sümpfen sowie bei Schilf und Schlamm entlang des Ufers ist keine der drei zuverlässig besser als die anderen.</translation>
        </message>
        <message>
            <source>The image, best one of reflectance with named bands; thermal bands are left out.</source>
            <translation>Das Bild, am besten eines mit Reflexionsgraden und benannten Kanälen; Thermalkanäle werden ausgelassen.</translation>
        </message>
        <message>
            <source>Water mask</source>
            <translation>Wassermaske</translation>
        </message>
        <message>
            <source>The water: 0 = not water, 1 = water, 255 = not observed. Without it the image's spectra decide.</source>
            <translation>Das Wasser: 0 = kein Wasser, 1 = Wasser, 255 = nicht beobachtet. Ohne Maske entscheiden die Spektren des Bildes.</translation>
        </message>
        <message>
            <source>Only the water body at this place. Any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Nur das Gewässer an dieser Stelle. Beliebiges KBS, zum Beispiel: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Reach (pixels)</source>
            <translation>Reichweite (Pixel)</translation>
        </message>
        <message>
            <source>How far from the shore land and water are looked at: further where little of them is pure, less far where they change quickly.</source>
            <translation>Wie weit vom Ufer entfernt Land und Wasser betrachtet werden: weiter, wo wenig davon rein ist, weniger weit, wo sie sich rasch ändern.</translation>
        </message>
        <message>
            <source>How much of each pixel is water, from 0 to 1; no data = not observed.</source>
            <translation>Wie viel von jedem Pixel Wasser ist, von 0 bis 1; Leerwert = nicht beobachtet.</translation>
        </message>
        <message>
            <source>Area of the water (km²)</source>
            <translation>Wasserfläche (km²)</translation>
        </message>
        <message>
            <source>Error of the area, one standard deviation (km²)</source>
            <translation>Fehler der Fläche, eine Standardabweichung (km²)</translation>
        </message>
        <message>
            <source>What makes the area doubtful</source>
            <translation>Was die Fläche zweifelhaft macht</translation>
        </message>
        <message>
            <source>Share of pixels that were observed</source>
            <translation>Anteil der beobachteten Pixel</translation>
        </message>
        <message>
            <source>Area of the water: {}</source>
            <translation>Wasserfläche: {}</translation>
        </message>
        <message>
            <source>Makes a water mask: where the clustered image shows water, or of clusters that are named by number.</source>
            <translation>Erstellt eine Wassermaske: wo das geclusterte Bild Wasser zeigt oder aus Clustern, die mit ihrer Nummer angegeben werden.</translation>
        </message>
        <message>
            <source>Specify exactly one of point, points, cluster numbers and image; a point and the image can be given together.

With the image, each pixel is judged by its own spectrum beside the image's land and water, so the mask is that of Lake change, however many clusters there are. Clusters made by Strandline record their image, so with a point alone that is looked up. A point is checked: where the image clearly shows land there, the tool reports its values and stops. That there is no water is a possible answer.

Cluster numbers are taken as they are, as in the published notebooks: these clusters as a whole are water. Where the image is not known, or which of its bands is green and which is infrared, so is the cluster at the point.

The mask has 1 for water, 0 for not water, and 255 for not observed: missing pixels are neither, and part no lake.

AREA counts whole pixels. SUBPIXEL_AREA adds up the parts of pixels that are water, as Water fraction does, with its ERROR, one standard deviation, and with FLAGS that name what makes it doubtful; both are empty where the image is not known.</source>
            <translation>Genau eines von Punkt, Punkten, Clusternummern und Bild angeben; ein Punkt und das Bild können zusammen angegeben werden.

Mit dem Bild wird jedes Pixel anhand seines eigenen Spektrums im Vergleich zum Land und Wasser des Bildes beurteilt, die Maske ist also die von „Seeveränderung“, unabhängig von der Anzahl der Cluster. Von Strandline erstellte Cluster verzeichnen ihr Bild, bei einem Punkt allein wird es also nachgeschlagen. Ein Punkt wird geprüft: Zeigt das Bild dort eindeutig Land, nennt das Werkzeug dessen Werte und bricht ab. Dass es kein Wasser gibt, ist eine mögliche Antwort.

Clusternummern werden unverändert übernommen, wie in den veröffentlichten Notebooks: Diese Cluster als Ganzes sind Wasser. Ist das Bild nicht bekannt oder nicht, welcher seiner Kanäle Grün und welcher Infrarot ist, gilt dies ebenso für den Cluster am Punkt.

Die Maske hat 1 für Wasser, 0 für kein Wasser und 255 für nicht beobachtet: Fehlende Pixel sind keines von beiden und teilen keinen See.

AREA zählt ganze Pixel. SUBPIXEL_AREA summiert die Wasseranteile der Pixel, wie es „Wasseranteil“ tut, mit ERROR, einer Standardabweichung, und mit FLAGS, die nennen, was sie zweifelhaft macht; Subpixelfläche und Fehler sind leer, wenn das Bild nicht bekannt ist.</translation>
        </message>
        <message>
            <source>A cluster raster; what its header calls no data was not observed.</source>
            <translation>Ein Clusterraster; was in seinen Kopfdaten als Leerwert gilt, wurde nicht beobachtet.</translation>
        </message>
        <message>
            <source>A place that the image shows as water. Any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Eine Stelle, die das Bild als Wasser zeigt. Beliebiges KBS, zum Beispiel: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Points in the water</source>
            <translation>Punkte im Wasser</translation>
        </message>
        <message>
            <source>A layer of such points.</source>
            <translation>Ein Layer mit solchen Punkten.</translation>
        </message>
        <message>
            <source>Cluster numbers</source>
            <translation>Clusternummern</translation>
        </message>
        <message>
            <source>The clusters that are water, such as: 2,5</source>
            <translation>Die Cluster, die Wasser sind, zum Beispiel: 2,5</translation>
        </message>
        <message>
            <source>The image that was clustered, with named bands: each pixel is judged by its own spectrum.</source>
            <translation>Das geclusterte Bild, mit benannten Kanälen: Jedes Pixel wird anhand seines eigenen Spektrums beurteilt.</translation>
        </message>
        <message>
            <source>Keep only water that is connected to a point, side by side or corner to corner, also across narrow gaps.</source>
            <translation>Nur Wasser behalten, das mit einem Punkt verbunden ist, Seite an Seite oder Ecke an Ecke, auch über schmale Lücken hinweg.</translation>
        </message>
        <message>
            <source>Minimum size of a water body (pixels)</source>
            <translation>Mindestgröße eines Gewässers (Pixel)</translation>
        </message>
        <message>
            <source>Smaller water bodies are dropped.</source>
            <translation>Kleinere Gewässer werden verworfen.</translation>
        </message>
        <message>
            <source>The mask.</source>
            <translation>Die Maske.</translation>
        </message>
        <message>
            <source>Clusters that are water</source>
            <translation>Cluster, die Wasser sind</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water (km²)</source>
            <translation>Subpixelfläche des Wassers (km²)</translation>
        </message>
        <message>
            <source>Specify exactly one of: a point, points, cluster numbers, the image; or a point or points together with the image.</source>
            <translation>Genau eines angeben: einen Punkt, Punkte, Clusternummern, das Bild; oder einen Punkt oder Punkte zusammen mit dem Bild.</translation>
        </message>
        <message>
            <source>To keep only the water body at a point, give a point or points in it.</source>
            <translation>Um nur das Gewässer an einem Punkt zu behalten, einen Punkt oder Punkte darin angeben.</translation>
        </message>
        <message>
            <source>{program} took longer than {seconds} s</source>
            <translation>{program} hat länger als {seconds} s gebraucht</translation>
        </message>
        <message>
            <source>The engine was stopped.</source>
            <translation>Der Rechenkern wurde beendet.</translation>
        </message>
        <message>
            <source>The engine showed no sign of life for {seconds} seconds, so it was ended. Run the tool again, which starts another one; if it happens again, work on a smaller extent. How long to wait is among Strandline's settings.</source>
            <translation>Der Rechenkern gab {seconds} Sekunden lang kein Lebenszeichen von sich und wurde deshalb beendet. Das Werkzeug erneut ausführen, dadurch wird ein neuer gestartet; wenn es wieder vorkommt, mit einer kleineren Ausdehnung arbeiten. Wie lange gewartet wird, lässt sich in den Einstellungen von Strandline festlegen.</translation>
        </message>
        <message>
            <source>The engine had to be stopped to cancel another tool. Run this one again.</source>
            <translation>Der Rechenkern musste beendet werden, um ein anderes Werkzeug abzubrechen. Dieses erneut ausführen.</translation>
        </message>
        <message>
            <source>The engine does not fit this version of the plugin. Restart QGIS and run 'Install engine'.</source>
            <translation>Der Rechenkern passt nicht zu dieser Version der Erweiterung. QGIS neu starten und „Rechenkern installieren“ ausführen.</translation>
        </message>
        <message>
            <source>The engine could not be started.</source>
            <translation>Der Rechenkern konnte nicht gestartet werden.</translation>
        </message>
        <message>
            <source>The engine was replaced.</source>
            <translation>Der Rechenkern wurde ersetzt.</translation>
        </message>
        <message>
            <source>The last lines of its log:</source>
            <translation>Die letzten Zeilen seines Protokolls:</translation>
        </message>
        <message>
            <source>The engine was idle.</source>
            <translation>Der Rechenkern war untätig.</translation>
        </message>
        <message>
            <source>A parameter has no usable value: {problem}.</source>
            <translation>Ein Parameter hat keinen brauchbaren Wert: {problem}.</translation>
        </message>
        <message>
            <source>The engine did not answer within {time} seconds.</source>
            <translation>Der Rechenkern hat nicht innerhalb von {time} Sekunden geantwortet.</translation>
        </message>
        <message>
            <source>The engine was killed, most likely by the system because memory ran out. Close other programs, or work on a smaller extent.</source>
            <translation>Der Rechenkern wurde abgebrochen, höchstwahrscheinlich vom System, weil der Arbeitsspeicher nicht ausreichte. Andere Programme schließen oder mit einer kleineren Ausdehnung arbeiten.</translation>
        </message>
        <message>
            <source>The engine was killed; memory was not short. Run the tool again.</source>
            <translation>Der Rechenkern wurde abgebrochen; am Arbeitsspeicher lag es nicht. Das Werkzeug erneut ausführen.</translation>
        </message>
        <message>
            <source>The engine stopped unexpectedly (exit code {code}).</source>
            <translation>Der Rechenkern wurde unerwartet beendet (Exit-Code {code}).</translation>
        </message>
        <message>
            <source>Its last words: {line}</source>
            <translation>Seine letzte Meldung: {line}</translation>
        </message>
        <message>
            <source>The engine's Python cannot be started ({problem}). Run 'Install engine'.</source>
            <translation>Das Python des Rechenkerns lässt sich nicht starten ({problem}). „Rechenkern installieren“ ausführen.</translation>
        </message>
        <message>
            <source>The Python interpreter set for Strandline ({path}) has not been verified. Run Strandline &gt; Engine &gt; Install engine in the Processing toolbox, or: qgis_process run strandline:installengine</source>
            <translation>Der für Strandline eingestellte Python-Interpreter ({path}) wurde noch nicht überprüft. In den Verarbeitungswerkzeugen Strandline &gt; Rechenkern &gt; Rechenkern installieren ausführen, oder: qgis_process run strandline:installengine</translation>
        </message>
        <message>
            <source>The Strandline engine is not installed yet. Run Strandline &gt; Engine &gt; Install engine in the Processing toolbox, or: qgis_process run strandline:installengine</source>
            <translation>Der Rechenkern von Strandline ist noch nicht installiert. In den Verarbeitungswerkzeugen Strandline &gt; Rechenkern &gt; Rechenkern installieren ausführen, oder: qgis_process run strandline:installengine</translation>
        </message>
        <message>
            <source>The engine folder cannot be made: {path} ({reason}). Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline.</source>
            <translation>Der Ordner des Rechenkerns kann nicht angelegt werden: {path} ({reason}). Einen anderen unter Einstellungen &gt; Optionen &gt; Verarbeitung &gt; Datenanbieter &gt; Strandline wählen.</translation>
        </message>
        <message>
            <source>Compiling the engine's code, for which the first run would wait otherwise (up to a minute)</source>
            <translation>Code des Rechenkerns wird kompiliert, worauf sonst der erste Lauf warten müsste (bis zu einer Minute)</translation>
        </message>
        <message>
            <source>The engine is ready</source>
            <translation>Der Rechenkern ist bereit</translation>
        </message>
        <message>
            <source>Verifying the installed engine</source>
            <translation>Installierter Rechenkern wird überprüft</translation>
        </message>
        <message>
            <source>The installed engine is damaged ({what}); building it anew</source>
            <translation>Der installierte Rechenkern ist beschädigt ({what}) und wird neu aufgebaut</translation>
        </message>
        <message>
            <source>The installed engine is broken; building it anew</source>
            <translation>Der installierte Rechenkern funktioniert nicht und wird neu aufgebaut</translation>
        </message>
        <message>
            <source>Looking for a Python interpreter</source>
            <translation>Python-Interpreter wird gesucht</translation>
        </message>
        <message>
            <source>Verifying the engine with a small clustering</source>
            <translation>Rechenkern wird mit einem kleinen Clustering überprüft</translation>
        </message>
        <message>
            <source>The engine in {folder} is in use ({reason}). Close other QGIS windows and stop running Strandline tools, then try again.</source>
            <translation>Der Rechenkern in {folder} wird gerade verwendet ({reason}). Andere QGIS-Fenster schließen und laufende Strandline-Werkzeuge beenden, dann erneut versuchen.</translation>
        </message>
        <message>
            <source>Verifying {path}</source>
            <translation>{path} wird überprüft</translation>
        </message>
        <message>
            <source>The Python interpreter set for Strandline cannot be used: {path} {reason}.</source>
            <translation>Der für Strandline eingestellte Python-Interpreter ist nicht verwendbar: {path} {reason}.</translation>
        </message>
        <message>
            <source>%1 % cloud</source>
            <translation>%1 % Wolken</translation>
        </message>
        <message>
            <source>cloud unknown</source>
            <translation>Wolken unbekannt</translation>
        </message>
        <message>
            <source>{low} to {high} % cloud</source>
            <translation>{low} bis {high} % Wolken</translation>
        </message>
        <message>
            <source>The packages could not be installed.</source>
            <translation>Die Pakete konnten nicht installiert werden.</translation>
        </message>
        <message>
            <source>Last lines:</source>
            <translation>Letzte Zeilen:</translation>
        </message>
        <message>
            <source>A downloaded package is not the one that Strandline was tested with (its hash differs), so nothing was installed. A proxy or mirror changed it, or the download was damaged: try again, or use another network.</source>
            <translation>Ein heruntergeladenes Paket ist nicht das, mit dem Strandline getestet wurde (seine Prüfsumme weicht ab), daher wurde nichts installiert. Ein Proxy oder Spiegelserver hat es verändert, oder es wurde beim Herunterladen beschädigt: erneut versuchen oder ein anderes Netzwerk verwenden.</translation>
        </message>
        <message>
            <source>The package index could not be trusted: its certificate is unknown. Behind a company's proxy, set the variable SSL_CERT_FILE (for pip: PIP_CERT) to the company's certificate file, then try again.</source>
            <translation>Dem Paketindex konnte nicht vertraut werden: Sein Zertifikat ist unbekannt. Hinter dem Proxy einer Firma die Variable SSL_CERT_FILE (für pip: PIP_CERT) auf die Zertifikatsdatei der Firma setzen, dann erneut versuchen.</translation>
        </message>
        <message>
            <source>The packages could not be downloaded. Check the internet connection; behind a proxy, set it in Settings &gt; Options &gt; Network or in the variable HTTPS_PROXY; with a mirror, set PIP_INDEX_URL. Then try again.</source>
            <translation>Die Pakete konnten nicht heruntergeladen werden. Die Internetverbindung prüfen; hinter einem Proxy diesen unter Einstellungen &gt; Optionen &gt; Netzwerk oder in der Variablen HTTPS_PROXY angeben; bei einem Spiegelserver PIP_INDEX_URL setzen. Dann erneut versuchen.</translation>
        </message>
        <message>
            <source>This Python cannot make virtual environments. Run `sudo apt install python3-venv` (or install uv), then try again.</source>
            <translation>Dieses Python kann keine virtuellen Umgebungen anlegen. `sudo apt install python3-venv` ausführen (oder uv installieren), dann erneut versuchen.</translation>
        </message>
        <message>
            <source>The engine folder cannot be written, or a program is using it: {folder}. Close other QGIS windows, or choose another engine folder in the options.</source>
            <translation>In den Ordner des Rechenkerns kann nicht geschrieben werden, oder ein Programm verwendet ihn gerade: {folder}. Andere QGIS-Fenster schließen oder in den Optionen einen anderen Ordner für den Rechenkern wählen.</translation>
        </message>
        <message>
            <source>A package is not to be had for this computer's processor and Python, or the package index cannot be reached or lacks it. Check the internet connection and, behind a company's mirror, PIP_INDEX_URL. The engine is for Windows on x86-64, macOS 15 or later on Apple silicon, and Linux with glibc 2.28 or later.</source>
            <translation>Ein Paket ist für den Prozessor und das Python dieses Computers nicht erhältlich, oder der Paketindex ist nicht erreichbar oder enthält es nicht. Die Internetverbindung prüfen und, beim Spiegelserver einer Firma, PIP_INDEX_URL. Der Rechenkern läuft unter Windows auf x86-64, macOS 15 oder neuer auf Apple Silicon und Linux mit glibc 2.28 oder neuer.</translation>
        </message>
        <message>
            <source>There is not enough disk space for the engine in {folder}.</source>
            <translation>In {folder} ist nicht genügend Speicherplatz für den Rechenkern vorhanden.</translation>
        </message>
        <message>
            <source>While it is installed it needs up to {needed} GB; {free} GB are free.</source>
            <translation>Während der Installation benötigt er bis zu {needed} GB; {free} GB sind frei.</translation>
        </message>
        <message>
            <source>Make room, or choose another engine folder in the options.</source>
            <translation>Speicherplatz freigeben oder in den Optionen einen anderen Ordner für den Rechenkern wählen.</translation>
        </message>
        <message>
            <source>The engine folder cannot be written: {path} ({reason}). Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline.</source>
            <translation>In den Ordner des Rechenkerns kann nicht geschrieben werden: {path} ({reason}). Einen anderen unter Einstellungen &gt; Optionen &gt; Verarbeitung &gt; Datenanbieter &gt; Strandline wählen.</translation>
        </message>
        <message>
            <source>Another QGIS is installing the Strandline engine. Wait until it has finished, then try again.</source>
            <translation>Ein anderes QGIS installiert gerade den Rechenkern von Strandline. Warten, bis es fertig ist, dann erneut versuchen.</translation>
        </message>
        <message>
            <source>This QGIS is already installing the Strandline engine, since {started}. Wait until it has finished.</source>
            <translation>Dieses QGIS installiert bereits seit {started} den Rechenkern von Strandline. Warten, bis es fertig ist.</translation>
        </message>
        <message>
            <source>Another QGIS (process {pid}) is installing the Strandline engine, since {started}. Wait until it has finished, then try again.</source>
            <translation>Ein anderes QGIS (Prozess {pid}) installiert seit {started} den Rechenkern von Strandline. Warten, bis es fertig ist, dann erneut versuchen.</translation>
        </message>
        <message>
            <source>{path}: cannot make virtual environments (no venv or ensurepip)</source>
            <translation>{path}: kann keine virtuellen Umgebungen anlegen (venv oder ensurepip fehlt)</translation>
        </message>
        <message>
            <source>this is QGIS itself, not a Python interpreter</source>
            <translation>ist QGIS selbst, kein Python-Interpreter</translation>
        </message>
        <message>
            <source>does not run ({reason})</source>
            <translation>läuft nicht ({reason})</translation>
        </message>
        <message>
            <source>is Python {version}, the engine needs {range}</source>
            <translation>ist Python {version}, der Rechenkern benötigt {range}</translation>
        </message>
        <message>
            <source>is not an ordinary 64-bit CPython</source>
            <translation>ist kein gewöhnliches CPython mit 64 Bit</translation>
        </message>
        <message>
            <source>lacks parts of Python: {names}</source>
            <translation>ist unvollständig, es fehlen Teile von Python: {names}</translation>
        </message>
        <message>
            <source>a virtual environment made with it does not work ({reason})</source>
            <translation>eine damit angelegte virtuelle Umgebung funktioniert nicht ({reason})</translation>
        </message>
        <message>
            <source>uv could not get a Python: {reason}</source>
            <translation>uv konnte kein Python beschaffen: {reason}</translation>
        </message>
        <message>
            <source>The Python interpreter that is set for Strandline cannot be used.</source>
            <translation>Der für Strandline eingestellte Python-Interpreter ist nicht verwendbar.</translation>
        </message>
        <message>
            <source>No Python was found that the Strandline engine can be built with (version {range}).</source>
            <translation>Es wurde kein Python gefunden, mit dem der Rechenkern von Strandline aufgebaut werden kann (Version {range}).</translation>
        </message>
        <message>
            <source>none found</source>
            <translation>keines gefunden</translation>
        </message>
        <message>
            <source>Tried:</source>
            <translation>Versucht:</translation>
        </message>
        <message>
            <source>Or let Strandline fetch one: run Install engine with FETCH_PYTHON (Fetch a Python if this computer has none that fits). It downloads uv from the package index and with it a standalone Python from GitHub, some 50 MB together, into the engine folder, and installs nothing else on this computer.</source>
            <translation>Oder Strandline eines herunterladen lassen: „Rechenkern installieren“ mit FETCH_PYTHON (Python herunterladen, wenn auf diesem Computer kein passendes vorhanden ist) ausführen. Das lädt uv aus dem Paketindex und damit ein eigenständiges Python von GitHub, zusammen etwa 50 MB, in den Ordner des Rechenkerns und installiert sonst nichts auf diesem Computer.</translation>
        </message>
        <message>
            <source>QGIS runs as a Flatpak and sees only the programs inside its sandbox. Put the single file `uv` from https://docs.astral.sh/uv into {folder}, which the sandbox can be given with `flatpak override --user --filesystem=home org.qgis.qgis`, then try again; or install QGIS from your distribution.</source>
            <translation>QGIS läuft als Flatpak und sieht nur die Programme innerhalb seiner Sandbox. Die einzelne Datei `uv` von https://docs.astral.sh/uv in {folder} ablegen, worauf die Sandbox mit `flatpak override --user --filesystem=home org.qgis.qgis` Zugriff erhalten kann, dann erneut versuchen; oder QGIS aus der eigenen Distribution installieren.</translation>
        </message>
        <message>
            <source>QGIS runs as a Snap and sees only the programs inside it. Put the single file `uv` from https://docs.astral.sh/uv into {folder}, then try again; or install QGIS from your distribution.</source>
            <translation>QGIS läuft als Snap und sieht nur die Programme darin. Die einzelne Datei `uv` von https://docs.astral.sh/uv in {folder} ablegen, dann erneut versuchen; oder QGIS aus der eigenen Distribution installieren.</translation>
        </message>
        <message>
            <source>Run `sudo apt install python3-venv` (on other systems than Debian and Ubuntu: the package with Python's venv module), or install uv, then try again.</source>
            <translation>`sudo apt install python3-venv` ausführen (auf anderen Systemen als Debian und Ubuntu: das Paket mit Pythons venv-Modul) oder uv installieren, dann erneut versuchen.</translation>
        </message>
        <message>
            <source>Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline, or leave the setting empty to let Strandline search.</source>
            <translation>Einen anderen unter Einstellungen &gt; Optionen &gt; Verarbeitung &gt; Datenanbieter &gt; Strandline wählen oder die Einstellung leer lassen, damit Strandline selbst sucht.</translation>
        </message>
        <message>
            <source>Install Python 3.12 from https://www.python.org, or uv from https://docs.astral.sh/uv, then try again.</source>
            <translation>Python 3.12 von https://www.python.org oder uv von https://docs.astral.sh/uv installieren, dann erneut versuchen.</translation>
        </message>
        <message>
            <source>Install Python 3.12 from https://www.python.org or with `brew install python@3.12`, or uv with `brew install uv`, then try again.</source>
            <translation>Python 3.12 von https://www.python.org oder mit `brew install python@3.12` installieren, oder uv mit `brew install uv`, dann erneut versuchen.</translation>
        </message>
        <message>
            <source>Install Python {oldest} or newer with its venv module (Debian and Ubuntu: `sudo apt install python3 python3-venv`), or uv from https://docs.astral.sh/uv, then try again.</source>
            <translation>Python {oldest} oder neuer mit seinem venv-Modul (Debian und Ubuntu: `sudo apt install python3 python3-venv`) oder uv von https://docs.astral.sh/uv installieren, dann erneut versuchen.</translation>
        </message>
        <message>
            <source>Fetching a Python with uv</source>
            <translation>Python wird mit uv heruntergeladen</translation>
        </message>
        <message>
            <source>uv does not find the Python that it has fetched.</source>
            <translation>uv findet das Python nicht, das es heruntergeladen hat.</translation>
        </message>
        <message>
            <source>Fetching uv</source>
            <translation>uv wird heruntergeladen</translation>
        </message>
        <message>
            <source>no Python with pip was found that could fetch it</source>
            <translation>es wurde kein Python mit pip gefunden, das es herunterladen könnte</translation>
        </message>
        <message>
            <source>uv could not be fetched: {reason}</source>
            <translation>uv konnte nicht heruntergeladen werden: {reason}</translation>
        </message>
        <message>
            <source>uv could not install the packages; trying pip</source>
            <translation>uv konnte die Pakete nicht installieren; pip wird versucht</translation>
        </message>
        <message>
            <source>Making the environment with uv</source>
            <translation>Umgebung wird mit uv angelegt</translation>
        </message>
        <message>
            <source>Making the environment with pip</source>
            <translation>Umgebung wird mit pip angelegt</translation>
        </message>
        <message>
            <source>Downloading packages</source>
            <translation>Pakete werden heruntergeladen</translation>
        </message>
        <message>
            <source>Installing packages</source>
            <translation>Pakete werden installiert</translation>
        </message>
        <message>
            <source>Compiling packages</source>
            <translation>Pakete werden kompiliert</translation>
        </message>
        <message>
            <source>The packages are installed</source>
            <translation>Die Pakete sind installiert</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>Through time</source>
            <translation>Zeitverlauf</translation>
        </message>
        <message>
            <source>Mask</source>
            <translation>Maske</translation>
        </message>
        <message>
            <source>Use this point:</source>
            <translation>Diesen Punkt verwenden:</translation>
        </message>
        <message>
            <source>Starting the engine …</source>
            <translation>Rechenkern wird gestartet …</translation>
        </message>
        <message>
            <source>Click in the water</source>
            <translation>Ins Wasser klicken</translation>
        </message>
        <message>
            <source>Then click in the map: shows at once where the image has water around, and why. Nothing is saved.</source>
            <translation>Danach in die Karte klicken: Es wird sofort angezeigt, wo das Bild in der Umgebung Wasser zeigt und warum. Nichts wird gespeichert.</translation>
        </message>
        <message>
            <source>Looking at '{}' …</source>
            <translation>„{}“ wird untersucht …</translation>
        </message>
        <message>
            <source>Getting ready …</source>
            <translation>Vorbereitung …</translation>
        </message>
        <message>
            <source>Click in the map.</source>
            <translation>In die Karte klicken.</translation>
        </message>
        <message>
            <source>Processing does not know the tool.</source>
            <translation>Die Verarbeitung kennt das Werkzeug nicht.</translation>
        </message>
        <message>
            <source>Compare two images</source>
            <translation>Zwei Bilder vergleichen</translation>
        </message>
        <message>
            <source>Where did water go, or come from, between two days?</source>
            <translation>Wo ist zwischen zwei Tagen Wasser verschwunden oder hinzugekommen?</translation>
        </message>
        <message>
            <source>Lake through time</source>
            <translation>See im Lauf der Zeit</translation>
        </message>
        <message>
            <source>How large was the lake on many days, and is it shrinking?</source>
            <translation>Wie groß war der See an vielen Tagen, und schrumpft er?</translation>
        </message>
        <message>
            <source>Get images</source>
            <translation>Bilder beschaffen</translation>
        </message>
        <message>
            <source>Which satellite images are there of the part of the map that is shown?</source>
            <translation>Welche Satellitenbilder gibt es von dem gezeigten Teil der Karte?</translation>
        </message>
        <message>
            <source>Load a found scene</source>
            <translation>Gefundene Szene laden</translation>
        </message>
        <message>
            <source>The scene whose footprint is selected, where the map shows it.</source>
            <translation>Die Szene, deren Umriss ausgewählt ist, im Ausschnitt der Karte.</translation>
        </message>
        <message>
            <source>Downloads the computing packages, about 1.1 GB, into your user folder, and a Python for them if this computer has none that fits. QGIS itself is not touched.</source>
            <translation>Lädt die Rechenpakete, etwa 1.1 GB, in den Benutzerordner herunter, und dazu ein Python, falls auf diesem Computer kein passendes vorhanden ist. QGIS selbst bleibt unberührt.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>The engine, which does the computing, is not installed yet. It is needed once.</source>
            <translation>Der Rechenkern, der die Berechnungen ausführt, ist noch nicht installiert. Das ist nur einmal nötig.</translation>
        </message>
        <message>
            <source>Engine: installed. It starts when it is needed.</source>
            <translation>Rechenkern: installiert. Er startet, sobald er benötigt wird.</translation>
        </message>
        <message>
            <source>Engine: running.</source>
            <translation>Rechenkern: läuft.</translation>
        </message>
        <message>
            <source>Engine: computing …</source>
            <translation>Rechenkern: rechnet …</translation>
        </message>
        <message>
            <source>Cancelling …</source>
            <translation>Wird abgebrochen …</translation>
        </message>
        <message>
            <source>The engine could not be installed. See the log of messages.</source>
            <translation>Der Rechenkern konnte nicht installiert werden. Siehe Protokoll.</translation>
        </message>
        <message>
            <source>Strandline panel</source>
            <translation>Strandline-Bedienfeld</translation>
        </message>
        <message>
            <source>Strandline: find water in satellite images</source>
            <translation>Strandline: Wasser in Satellitenbildern finden</translation>
        </message>
        <message>
            <source>finds water in satellite images. This button opens its panel.</source>
            <translation>findet Wasser in Satellitenbildern. Diese Schaltfläche öffnet das Bedienfeld.</translation>
        </message>
        <message>
            <source>Open Strandline</source>
            <translation>Strandline öffnen</translation>
        </message>
        <message>
            <source>There is no image here. Load one, or use 'Get images'.</source>
            <translation>Hier ist kein Bild. Eines laden oder „Bilder beschaffen“ verwenden.</translation>
        </message>
        <message>
            <source>'{}' is no image. Choose an image in the list of layers.</source>
            <translation>„{}“ ist kein Bild. In der Layerliste ein Bild auswählen.</translation>
        </message>
        <message>
            <source>'{}' cannot be read. It is missing or damaged; choose another layer.</source>
            <translation>„{}“ kann nicht gelesen werden. Der Layer fehlt oder ist beschädigt; bitte einen anderen wählen.</translation>
        </message>
        <message>
            <source>'{}' is a picture, not a file of measured bands. Use 'Get images', or save it as GeoTIFF first (Export &gt; Save As).</source>
            <translation>„{}“ ist ein gerendertes Bild, keine Datei mit gemessenen Kanälen. „Bilder beschaffen“ verwenden oder zuerst als GeoTIFF speichern (Exportieren &gt; Speichern als).</translation>
        </message>
        <message>
            <source>'{}' has one band. Water shows in several: choose an image with green and infrared.</source>
            <translation>„{}“ hat nur einen Kanal. Wasser zeigt sich in mehreren: ein Bild mit Grün und Infrarot wählen.</translation>
        </message>
        <message>
            <source>'{}' has no coordinate reference system. Assign one first (Raster &gt; Projections &gt; Assign Projection).</source>
            <translation>„{}“ hat kein Koordinatenbezugssystem. Zuerst eines zuweisen (Raster &gt; Projektionen &gt; Projektion zuweisen).</translation>
        </message>
        <message>
            <source>'{}' lies on a server, and to look at all of it would take long. Save the part that you want as a file (Load STAC item, or Export &gt; Save As).</source>
            <translation>„{}“ liegt auf einem Server, und alles davon zu untersuchen, würde lange dauern. Den gewünschten Teil als Datei speichern („STAC-Element laden“ oder Exportieren &gt; Speichern als).</translation>
        </message>
        <message>
            <source>Looking at '{}'</source>
            <translation>„{}“ wird untersucht</translation>
        </message>
        <message>
            <source>Computing</source>
            <translation>Berechnung</translation>
        </message>
        <message>
            <source>This computer</source>
            <translation>Dieser Computer</translation>
        </message>
        <message>
            <source>A running dask scheduler</source>
            <translation>Ein laufender dask-Scheduler</translation>
        </message>
        <message>
            <source>Jobs of SLURM</source>
            <translation>SLURM-Jobs</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Testen</translation>
        </message>
        <message>
            <source>Starts an engine with what is set here and says which workers it reaches.</source>
            <translation>Startet einen Rechenkern mit den hier gewählten Einstellungen und gibt an, welche Worker er erreicht.</translation>
        </message>
        <message>
            <source>Display</source>
            <translation>Anzeige</translation>
        </message>
        <message>
            <source>Starting an engine …</source>
            <translation>Ein Rechenkern wird gestartet …</translation>
        </message>
        <message>
            <source>Testing Strandline's settings</source>
            <translation>Einstellungen von Strandline werden getestet</translation>
        </message>
        <message>
            <source>land around</source>
            <translation>Land ringsum</translation>
        </message>
        <message>
            <source>water around</source>
            <translation>Wasser ringsum</translation>
        </message>
        <message>
            <source>here</source>
            <translation>hier</translation>
        </message>
        <message>
            <source>The engine answers after {seconds} seconds ({python}).</source>
            <translation>Der Rechenkern antwortet nach {seconds} Sekunden ({python}).</translation>
        </message>
        <message>
            <source>SLURM's sbatch is {}.</source>
            <translation>sbatch von SLURM gefunden: {}.</translation>
        </message>
        <message>
            <source>SLURM's sbatch is not on this computer.</source>
            <translation>sbatch von SLURM ist auf diesem Computer nicht vorhanden.</translation>
        </message>
        <message>
            <source>A test submits nothing. This script would be:</source>
            <translation>Ein Test schickt nichts ab. Das Skript wäre folgendes:</translation>
        </message>
        <message>
            <source>Reached: {kind}, {processes} processes with {threads} threads and {memory} GB in all.</source>
            <translation>Erreicht: {kind}, {processes} Prozesse mit {threads} Threads und insgesamt {memory} GB.</translation>
        </message>
        <message>
            <source>Dask {dask}, engine {engine}.</source>
            <translation>Dask {dask}, Rechenkern {engine}.</translation>
        </message>
        <message>
            <source>Land</source>
            <translation>Land</translation>
        </message>
        <message>
            <source>Doubtful</source>
            <translation>Zweifelhaft</translation>
        </message>
        <message>
            <source>Not observed</source>
            <translation>Nicht beobachtet</translation>
        </message>
        <message>
            <source>Not observed: no data, fill or masked cloud. Click where the image shows the ground.</source>
            <translation>Nicht beobachtet: Leerwert, Füllwert oder maskierte Wolke. Dorthin klicken, wo das Bild den Boden zeigt.</translation>
        </message>
        <message>
            <source>{verdict}: {values}. The image shows next to no land to compare with.</source>
            <translation>{verdict}: {values}. Das Bild zeigt kaum Land zum Vergleich.</translation>
        </message>
        <message>
            <source>Water: {}.</source>
            <translation>Wasser: {}.</translation>
        </message>
        <message>
            <source>Land: {}.</source>
            <translation>Land: {}.</translation>
        </message>
        <message>
            <source>Doubtful, neither clearly water nor clearly land: {}. Click further out.</source>
            <translation>Zweifelhaft, weder eindeutig Wasser noch eindeutig Land: {}. Weiter draußen klicken.</translation>
        </message>
        <message>
            <source>Nothing around the point was observed.</source>
            <translation>Um den Punkt wurde nichts beobachtet.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water.</source>
            <translation>{share} % der Umgebung sind Wasser.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water, {missing} % was not observed.</source>
            <translation>{share} % der Umgebung sind Wasser, {missing} % wurden nicht beobachtet.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water; shown in pixels of {size} map units, zoom in for more.</source>
            <translation>{share} % der Umgebung sind Wasser; dargestellt in Pixeln von {size} Karteneinheiten, für mehr hineinzoomen.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water, {missing} % was not observed; shown in pixels of {size} map units, zoom in for more.</source>
            <translation>{share} % der Umgebung sind Wasser, {missing} % wurden nicht beobachtet; dargestellt in Pixeln von {size} Karteneinheiten, für mehr hineinzoomen.</translation>
        </message>
        <message>
            <source>{band} {value}, like water ({water}), land has {land}</source>
            <translation>{band} {value}, wie Wasser ({water}), Land hat {land}</translation>
        </message>
        <message>
            <source>{band} {value}, like the land around it ({land}), water has {water}</source>
            <translation>{band} {value}, wie das Land ringsum ({land}), Wasser hat {water}</translation>
        </message>
        <message>
            <source>near infrared</source>
            <translation>nahes Infrarot</translation>
        </message>
        <message>
            <source>short-wave infrared</source>
            <translation>kurzwelliges Infrarot</translation>
        </message>
        <message>
            <source>{name} is missing</source>
            <translation>{name} fehlt</translation>
        </message>
        <message>
            <source>{file} is missing</source>
            <translation>{file} fehlt</translation>
        </message>
        <message>
            <source>{file} has changed</source>
            <translation>{file} wurde verändert</translation>
        </message>
        <message>
            <source>not labelled</source>
            <translation>nicht bestimmt</translation>
        </message>
        <message>
            <source>to be labelled</source>
            <translation>noch zu bestimmen</translation>
        </message>
        <message>
            <source>labelled</source>
            <translation>bestimmt</translation>
        </message>
        <message>
            <source>Unit of areas in the log (outputs stay in km²)</source>
            <translation>Einheit der Flächen im Protokoll (Ausgaben bleiben in km²)</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>automatisch</translation>
        </message>
        <message>
            <source>Engine folder (empty: the user's data folder)</source>
            <translation>Ordner des Rechenkerns (leer: der Datenordner des Benutzers)</translation>
        </message>
        <message>
            <source>Python interpreter to build the engine with (empty: search)</source>
            <translation>Python-Interpreter, mit dem der Rechenkern aufgebaut wird (leer: suchen)</translation>
        </message>
        <message>
            <source>Use this interpreter instead (it must have the packages)</source>
            <translation>Stattdessen diesen Interpreter verwenden (er muss die Pakete enthalten)</translation>
        </message>
        <message>
            <source>Stop the engine after this many idle minutes</source>
            <translation>Den Rechenkern nach so vielen untätigen Minuten beenden</translation>
        </message>
        <message>
            <source>Replace an engine without a sign of life for so many seconds (0: never)</source>
            <translation>Einen Rechenkern ersetzen, der so viele Sekunden kein Lebenszeichen von sich gibt (0: nie)</translation>
        </message>
        <message>
            <source>Dask workers: of this computer, of a running dask scheduler, or jobs of SLURM</source>
            <translation>Dask-Worker: von diesem Computer, von einem laufenden dask-Scheduler oder SLURM-Jobs</translation>
        </message>
        <message>
            <source>local</source>
            <translation>lokal</translation>
        </message>
        <message>
            <source>scheduler</source>
            <translation>Scheduler</translation>
        </message>
        <message>
            <source>slurm</source>
            <translation>SLURM</translation>
        </message>
        <message>
            <source>Local: workers (0: one per processor core)</source>
            <translation>Lokal: Worker (0: einer je Prozessorkern)</translation>
        </message>
        <message>
            <source>Local: workers are threads of the engine, or processes</source>
            <translation>Lokal: Worker sind Threads des Rechenkerns oder Prozesse</translation>
        </message>
        <message>
            <source>threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <source>processes</source>
            <translation>Prozesse</translation>
        </message>
        <message>
            <source>Local: memory limit of the dask workers in GB (0: automatic)</source>
            <translation>Lokal: Speichergrenze der dask-Worker in GB (0: automatisch)</translation>
        </message>
        <message>
            <source>Show dask's dashboard on this computer (loopback only)</source>
            <translation>Dashboard von dask auf diesem Computer anzeigen (nur Loopback)</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>Scheduler: address (tcp://host:8786, or tls://host:8786 if encrypted)</source>
            <translation>Scheduler: Adresse (tcp://host:8786, oder tls://host:8786, wenn verschlüsselt)</translation>
        </message>
        <message>
            <source>Scheduler: file of the certificate authority (TLS)</source>
            <translation>Scheduler: Datei der Zertifikatsautorität (TLS)</translation>
        </message>
        <message>
            <source>Scheduler: file of your certificate (TLS)</source>
            <translation>Scheduler: Datei des eigenen Zertifikats (TLS)</translation>
        </message>
        <message>
            <source>Scheduler: file of your key, if it is not with the certificate (TLS)</source>
            <translation>Scheduler: Datei des eigenen Schlüssels, falls nicht beim Zertifikat (TLS)</translation>
        </message>
        <message>
            <source>SLURM: jobs</source>
            <translation>SLURM: Jobs</translation>
        </message>
        <message>
            <source>SLURM: cores of each job (0: as the site's dask configuration says)</source>
            <translation>SLURM: Prozessorkerne je Job (0: laut dask-Konfiguration des Rechenzentrums)</translation>
        </message>
        <message>
            <source>SLURM: memory of each job, such as 16GB</source>
            <translation>SLURM: Arbeitsspeicher je Job, etwa 16GB</translation>
        </message>
        <message>
            <source>SLURM: time limit of each job, such as 01:30:00</source>
            <translation>SLURM: Zeitlimit je Job, etwa 01:30:00</translation>
        </message>
        <message>
            <source>SLURM: queue (partition)</source>
            <translation>SLURM: Warteschlange (Partition)</translation>
        </message>
        <message>
            <source>SLURM: account</source>
            <translation>SLURM: Abrechnungskonto</translation>
        </message>
        <message>
            <source>SLURM: more directives of sbatch, separated by ;</source>
            <translation>SLURM: weitere Direktiven für sbatch, durch ; getrennt</translation>
        </message>
        <message>
            <source>SLURM: interpreter on the nodes (empty: the engine's)</source>
            <translation>SLURM: Interpreter auf den Knoten (leer: der des Rechenkerns)</translation>
        </message>
        <message>
            <source>SLURM: network interface at which the nodes reach this computer, such as ib0</source>
            <translation>SLURM: Netzwerkschnittstelle, über die die Knoten diesen Computer erreichen, etwa ib0</translation>
        </message>
        <message>
            <source>SLURM: folder that this computer and the nodes share (empty: the home folder)</source>
            <translation>SLURM: gemeinsamer Ordner dieses Computers und der Knoten (leer: der Benutzerordner)</translation>
        </message>
        <message>
            <source>SLURM: minutes to wait for the first job</source>
            <translation>SLURM: Minuten, die auf den ersten Job gewartet wird</translation>
        </message>
        <message>
            <source>date unknown</source>
            <translation>Datum unbekannt</translation>
        </message>
        <message>
            <source>not water</source>
            <translation>kein Wasser</translation>
        </message>
        <message>
            <source>water</source>
            <translation>Wasser</translation>
        </message>
        <message>
            <source>not water, filled</source>
            <translation>kein Wasser, gefüllt</translation>
        </message>
        <message>
            <source>water, filled</source>
            <translation>Wasser, gefüllt</translation>
        </message>
        <message>
            <source>dry on both dates</source>
            <translation>zu beiden Zeitpunkten trocken</translation>
        </message>
        <message>
            <source>water on both dates</source>
            <translation>zu beiden Zeitpunkten Wasser</translation>
        </message>
        <message>
            <source>water lost</source>
            <translation>Wasserverlust</translation>
        </message>
        <message>
            <source>water gained</source>
            <translation>Wasserzuwachs</translation>
        </message>
        <message>
            <source>no change</source>
            <translation>keine Veränderung</translation>
        </message>
        <message>
            <source>not observed</source>
            <translation>nicht beobachtet</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>nicht bekannt</translation>
        </message>
        <message>
            <source>shore</source>
            <translation>Ufer</translation>
        </message>
        <message>
            <source>cluster {number}</source>
            <translation>Cluster {number}</translation>
        </message>
        <message>
            <source>The engine did not finish a tiny clustering within {seconds} s. Is the computer very busy, or a virus scanner looking at each file of {folder}? Try again.</source>
            <translation>Der Rechenkern hat ein winziges Clustering nicht innerhalb von {seconds} s abgeschlossen. Ist der Computer stark ausgelastet, oder prüft ein Virenscanner jede Datei in {folder}? Erneut versuchen.</translation>
        </message>
        <message>
            <source>{path} does not run ({reason}).</source>
            <translation>{path} läuft nicht ({reason}).</translation>
        </message>
        <message>
            <source>The packages are there, but a tiny clustering failed with {path}. Last lines:
{output}</source>
            <translation>Die Pakete sind vorhanden, aber ein winziges Clustering mit {path} ist fehlgeschlagen. Letzte Zeilen:
{output}</translation>
        </message>
        <message>
            <source>Loads a hyperspectral cube without the bands of water vapour, draws the spectrum at a point, computes eight indices, and clusters the cube by k-means in two ways.</source>
            <translation>Lädt einen Hyperspektralwürfel ohne die Kanäle mit Wasserdampfabsorption, zeichnet das Spektrum an einem Punkt, berechnet acht Indizes und clustert den Würfel auf zwei Arten mit K-Means.</translation>
        </message>
        <message>
            <source>How many clusters to make.</source>
            <translation>Wie viele Cluster gebildet werden.</translation>
        </message>
        <message>
            <source>Hyperspectral cube</source>
            <translation>Hyperspektralwürfel</translation>
        </message>
        <message>
            <source>The file of the cube, or the folder of a Zarr store.</source>
            <translation>Die Datei des Würfels oder der Ordner eines Zarr-Speichers.</translation>
        </message>
        <message>
            <source>Point of a spectrum</source>
            <translation>Punkt eines Spektrums</translation>
        </message>
        <message>
            <source>A place on the cube whose spectrum is wanted.</source>
            <translation>Eine Stelle auf dem Würfel, deren Spektrum gewünscht ist.</translation>
        </message>
        <message>
            <source>Train on every n-th pixel</source>
            <translation>Mit jedem n-ten Pixel trainieren</translation>
        </message>
        <message>
            <source>4 takes one pixel of sixteen.</source>
            <translation>4 verwendet eines von sechzehn Pixeln.</translation>
        </message>
        <message>
            <source>Name, common name, central wavelength and width (micrometres) of each band that is kept.</source>
            <translation>Name, gebräuchlicher Name, zentrale Wellenlänge und Breite (Mikrometer) jedes behaltenen Kanals.</translation>
        </message>
        <message>
            <source>Clusters, whole</source>
            <translation>Cluster, vollständig</translation>
        </message>
        <message>
            <source>Clusters, in mini-batches</source>
            <translation>Cluster, in kleinen Blöcken</translation>
        </message>
        <message>
            <source>Plot</source>
            <translation>Diagramm</translation>
        </message>
        <message>
            <source>Spectrum</source>
            <translation>Spektrum</translation>
        </message>
        <message>
            <source>The chain of Lake change made of its single steps: the second image is put onto the grid of the first, both are clustered, the water is found at the point and by its spectrum, and the masks are compared. Open it in the modeler to change the chain.</source>
            <translation>Die Kette von „Seeveränderung“ aus ihren einzelnen Schritten: Das zweite Bild wird auf das Gitter des ersten gebracht, beide werden geclustert, das Wasser wird am Punkt und anhand seines Spektrums gefunden, und die Masken werden verglichen. Um die Kette zu ändern, das Modell im Modelldesigner öffnen.</translation>
        </message>
        <message>
            <source>A place that is water on both dates.</source>
            <translation>Eine Stelle, die zu beiden Zeitpunkten Wasser ist.</translation>
        </message>
        <message>
            <source>The main job, and a random sample of its change raster: points in each class, ready to be labelled. Look each point up in better images, choose its reference from the list, and give change raster and points to Assess accuracy: it tells how much water was really lost and gained, with errors. Use it after this model, because the labels come from you.</source>
            <translation>Die Hauptaufgabe und eine Zufallsstichprobe ihres Veränderungsrasters: Punkte in jeder Klasse, deren Referenz sich gleich bestimmen lässt. Jeden Punkt in besseren Bildern ansehen, seine Referenz aus der Liste wählen und Veränderungsraster und Punkte an „Genauigkeit bewerten“ geben: Das Werkzeug ermittelt, wie viel Wasser wirklich verschwunden und hinzugekommen ist, mit Fehlern. Es ist nach diesem Modell auszuführen, weil die Referenzen von Hand bestimmt werden.</translation>
        </message>
        <message>
            <source>The least points of each class, such as lost water.</source>
            <translation>Die Mindestanzahl an Punkten je Klasse, etwa für Wasserverlust.</translation>
        </message>
        <message>
            <source>The wanted standard error of overall accuracy, which decides how many points there are.</source>
            <translation>Der gewünschte Standardfehler der Gesamtgenauigkeit, der die Anzahl der Punkte bestimmt.</translation>
        </message>
        <message>
            <source>Minimum of points in a stratum</source>
            <translation>Mindestanzahl an Punkten je Schicht</translation>
        </message>
        <message>
            <source>Change report</source>
            <translation>Veränderungsbericht</translation>
        </message>
        <message>
            <source>Follows a lake through time from nothing but a place: searches a catalogue, loads each scene for the area, makes its water mask, fills gaps, and gives the curve with its uncertainty. Open the model in the modeler to change the steps.</source>
            <translation>Verfolgt einen See durch die Zeit, allein ausgehend von einem Ort: durchsucht einen Katalog, lädt jede Szene für das Gebiet, erstellt ihre Wassermaske, füllt Lücken und liefert die Kurve mit ihrer Unsicherheit. Um die Schritte zu ändern, das Modell im Modelldesigner öffnen.</translation>
        </message>
        <message>
            <source>Area around the lake</source>
            <translation>Gebiet um den See</translation>
        </message>
        <message>
            <source>At most so many scenes</source>
            <translation>Höchste Anzahl der Szenen</translation>
        </message>
        <message>
            <source>Catalogue</source>
            <translation>Katalog</translation>
        </message>
        <message>
            <source>Series report</source>
            <translation>Bericht zur Zeitreihe</translation>
        </message>
    </context>
</TS>
