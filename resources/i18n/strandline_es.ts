<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>Strandline</name>
        <message>
            <source>The layer of points has no field '{field}' for the reference class. Its fields are: {fields}.</source>
            <translation>La capa de puntos no tiene ningún campo «{field}» para la clase de referencia. Sus campos son: {fields}.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}' for the map class. Its fields are: {fields}.</source>
            <translation>La capa de puntos no tiene ningún campo «{field}» para la clase del mapa. Sus campos son: {fields}.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}' for the stratum. Its fields are: {fields}.</source>
            <translation>La capa de puntos no tiene ningún campo «{field}» para el estrato. Sus campos son: {fields}.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}' for the weight. Its fields are: {fields}.</source>
            <translation>La capa de puntos no tiene ningún campo «{field}» para el peso. Sus campos son: {fields}.</translation>
        </message>
        <message>
            <source>Assess accuracy</source>
            <translation>Evaluar exactitud</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>Exactitud</translation>
        </message>
        <message>
            <source>Estimates how accurate a map is and how large its classes are, with errors and intervals, from labelled points.</source>
            <translation>Estima la exactitud de un mapa y el área de sus clases, con errores e intervalos, a partir de puntos etiquetados.</translation>
        </message>
        <message>
            <source>An area counted on a map carries the map's errors. From a random sample of points, whose true class somebody has looked up, this tool estimates the accuracy of the map and the areas of the classes on the ground, each with standard error and confidence interval, as Olofsson et al. (2014, Remote Sensing of Environment 148, 42-57) recommend. The areas are in km², the accuracies are shares from 0 to 1.

The map's classes are the strata: the points were drawn by chance within each class, as Sample points does. Where they were drawn by other strata, such as one along the shore, or another map's classes, name the field of strata; its weights, the shares of the ground, are in the field 'weight' (Stehman 2014, International Journal of Remote Sensing 35, 4923-4939).

The reference is a class number of the map, or a class's name where the raster has names. The map's class is read from the map at the points, which may be in any CRS. Points outside the map, on ground that it did not observe, or without a reference are left out, and counted in a warning. A stratum needs two labelled points. Where all points of a class are right, its interval has no width; that is no certainty: a warning gives the possible error. Intervals are normal ones, cut at 0 and at the whole.

The table has for each class: class, map_area, adjusted_area, standard_error, lower, upper (of the adjusted area), users, users_se, producers, producers_se and name. Empty is what the sample does not cover. The report is one page that needs no network: error matrix in points and in shares of the ground, areas and accuracies with intervals, and plots.</source>
            <translation>Un área contada en un mapa arrastra los errores del mapa. A partir de una muestra aleatoria de puntos cuya clase verdadera ha comprobado alguien, esta herramienta estima la exactitud del mapa y las áreas de las clases sobre el terreno, cada una con su error estándar y su intervalo de confianza, como recomiendan Olofsson et al. (2014, Remote Sensing of Environment 148, 42-57). Las áreas se dan en km²; las exactitudes son proporciones de 0 a 1.

Las clases del mapa son los estratos: los puntos se extrajeron al azar dentro de cada clase, como hace Puntos de muestreo. Si se extrajeron según otros estratos, como uno a lo largo de la orilla o las clases de otro mapa, indique el campo de los estratos; sus pesos, es decir, las proporciones del terreno, están en el campo 'weight' (Stehman 2014, International Journal of Remote Sensing 35, 4923-4939).

La referencia es un número de clase del mapa, o el nombre de una clase si el ráster tiene nombres. La clase del mapa se lee del mapa en los puntos, que pueden estar en cualquier SRC. Los puntos que están fuera del mapa, en terreno que este no observó o sin referencia se omiten y se cuentan en una advertencia. Un estrato necesita dos puntos etiquetados. Si todos los puntos de una clase son correctos, su intervalo no tiene anchura; eso no significa certeza: una advertencia indica el error posible. Los intervalos son los de la distribución normal, truncados en 0 y en el total.

La tabla contiene para cada clase: class, map_area, adjusted_area, standard_error, lower, upper (del área ajustada), users, users_se, producers, producers_se y name. Queda vacío lo que la muestra no cubre. El informe es una sola página que no necesita red: matriz de error en puntos y en proporciones del terreno, áreas y exactitudes con intervalos, y gráficos.</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Mapa</translation>
        </message>
        <message>
            <source>The class raster that the points were drawn from.</source>
            <translation>El ráster de clases del que se extrajeron los puntos.</translation>
        </message>
        <message>
            <source>Labelled points</source>
            <translation>Puntos etiquetados</translation>
        </message>
        <message>
            <source>The sample, in any CRS.</source>
            <translation>La muestra, en cualquier SRC.</translation>
        </message>
        <message>
            <source>Field of the reference class</source>
            <translation>Campo de la clase de referencia</translation>
        </message>
        <message>
            <source>What is really there: a class number of the map, or a class's name. Empty where nobody has looked.</source>
            <translation>Lo que hay realmente: un número de clase del mapa o el nombre de una clase. Vacío donde nadie lo ha comprobado.</translation>
        </message>
        <message>
            <source>Field of the map class</source>
            <translation>Campo de la clase del mapa</translation>
        </message>
        <message>
            <source>The class of the map there. Leave it out to read the map itself.</source>
            <translation>La clase del mapa en ese lugar. Omítalo para leer el propio mapa.</translation>
        </message>
        <message>
            <source>Field of the stratum</source>
            <translation>Campo del estrato</translation>
        </message>
        <message>
            <source>Only where the strata are not the map's classes, such as a sample with a stratum along the shore.</source>
            <translation>Solo si los estratos no son las clases del mapa, como en una muestra con un estrato a lo largo de la orilla.</translation>
        </message>
        <message>
            <source>Field of the stratum's weight</source>
            <translation>Campo del peso del estrato</translation>
        </message>
        <message>
            <source>Share of the ground that the stratum of the point covers, above 0 and at most 1. Goes with a field of strata; the field 'weight' unless you name another.</source>
            <translation>Proporción del terreno que cubre el estrato del punto, mayor que 0 y como máximo 1. Va unido a un campo de estratos; es el campo 'weight' salvo que indique otro.</translation>
        </message>
        <message>
            <source>Sampled classes</source>
            <translation>Clases muestreadas</translation>
        </message>
        <message>
            <source>Numbers of the map's classes that the sample was drawn of, such as 0,1. Empty: all of them.</source>
            <translation>Números de las clases del mapa de las que se extrajo la muestra, por ejemplo 0,1. Vacío: todas.</translation>
        </message>
        <message>
            <source>Confidence level</source>
            <translation>Nivel de confianza</translation>
        </message>
        <message>
            <source>Level of the intervals: 0.95 holds the truth in 95 of 100 samples.</source>
            <translation>Nivel de los intervalos: 0.95 contiene el valor verdadero en 95 de cada 100 muestras.</translation>
        </message>
        <message>
            <source>Accuracy table</source>
            <translation>Tabla de exactitud</translation>
        </message>
        <message>
            <source>One line for each class.</source>
            <translation>Una fila por cada clase.</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Informe</translation>
        </message>
        <message>
            <source>A page with all results, to hand in.</source>
            <translation>Una página con todos los resultados, lista para entregar.</translation>
        </message>
        <message>
            <source>Overall accuracy</source>
            <translation>Exactitud global</translation>
        </message>
        <message>
            <source>Standard error of overall accuracy</source>
            <translation>Error estándar de la exactitud global</translation>
        </message>
        <message>
            <source>A field of weights goes with a field of strata: give both, or neither.</source>
            <translation>Un campo de pesos va unido a un campo de estratos: indique ambos o ninguno.</translation>
        </message>
        <message>
            <source>Sampled classes: give whole numbers separated by commas, such as 0,1.</source>
            <translation>Clases muestreadas: indique números enteros separados por comas, por ejemplo 0,1.</translation>
        </message>
        <message>
            <source>Sample points</source>
            <translation>Puntos de muestreo</translation>
        </message>
        <message>
            <source>Draws a stratified random sample of a class raster, as points that are ready to be labelled.</source>
            <translation>Extrae una muestra aleatoria estratificada de un ráster de clases, en forma de puntos listos para etiquetar.</translation>
        </message>
        <message>
            <source>The classes of the raster are the strata: a water mask, a change raster, clusters, or any other raster of whole numbers. The sample has as many points as give overall accuracy the wanted standard error, n = (sum of W S, divided by the standard error) squared, where W is a stratum's share of the ground and S = sqrt(U (1 - U)) with the user's accuracy U that is expected of it (Olofsson et al. 2014, 0.9 unless you enter another). Each stratum gets the minimum, and the rest goes to the strata in proportion to their ground. The areas are those of the ellipsoid, so degrees are no problem. What was not observed is not sampled.

Maps err most along the shore. With a buffer, the pixels near the boundary between two classes, whatever their own class, are a stratum of their own, so that more points come to lie there. Give the field 'stratum' to Assess accuracy then.

The points lie in the middle of pixels and are numbered in random order: whoever labels them in that order can stop early. The fields are id, stratum (the class's number; the shore has the next free one), weight (share of the stratum in the ground), map_class, and reference, which is empty. In QGIS the reference is chosen from a list of the classes. Look at each point in images that are better than the map, and hide the map meanwhile: what one sees, one finds. The layer can be labelled in the plugin AcATaMa too, whose labels Assess accuracy reads.</source>
            <translation>Las clases del ráster son los estratos: una máscara de agua, un ráster de cambios, clústeres o cualquier otro ráster de números enteros. La muestra tiene tantos puntos como hagan falta para que la exactitud global tenga el error estándar deseado, n = (suma de W S, dividida por el error estándar) al cuadrado, donde W es la proporción del terreno que ocupa un estrato y S = sqrt(U (1 - U)), con la exactitud del usuario U que se espera de él (Olofsson et al. 2014; 0.9 salvo que introduzca otra). Cada estrato recibe el mínimo, y el resto se reparte entre los estratos en proporción a su terreno. Las áreas son las del elipsoide, de modo que los grados no suponen ningún problema. Lo que no se observó no se muestrea.

Los mapas yerran sobre todo a lo largo de la orilla. Con una franja, los píxeles cercanos al límite entre dos clases, sea cual sea su propia clase, forman un estrato aparte, de modo que caen más puntos allí. En ese caso, indique el campo 'stratum' en Evaluar exactitud.

Los puntos están en el centro de los píxeles y se numeran en orden aleatorio: quien los etiquete en ese orden puede detenerse antes. Los campos son id, stratum (el número de la clase; la orilla tiene el siguiente número libre), weight (proporción del estrato en el terreno), map_class y reference, que está vacío. En QGIS la referencia se elige de una lista de las clases. Examine cada punto en imágenes mejores que el mapa y oculte el mapa mientras tanto: uno tiende a encontrar lo que ya ha visto. La capa también se puede etiquetar con el complemento AcATaMa, cuyas etiquetas lee Evaluar exactitud.</translation>
        </message>
        <message>
            <source>Leave it empty for no stratum along the shore.</source>
            <translation>Déjelo vacío para que no haya estrato a lo largo de la orilla.</translation>
        </message>
        <message>
            <source>Class raster</source>
            <translation>Ráster de clases</translation>
        </message>
        <message>
            <source>The map to assess: a water mask, a change raster, clusters, or another raster of whole numbers.</source>
            <translation>El mapa que se va a evaluar: una máscara de agua, un ráster de cambios, clústeres u otro ráster de números enteros.</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Clases</translation>
        </message>
        <message>
            <source>Numbers of the classes to sample, such as 0,1. Empty: all of them.</source>
            <translation>Números de las clases que se van a muestrear, por ejemplo 0,1. Vacío: todas.</translation>
        </message>
        <message>
            <source>Standard error</source>
            <translation>Error estándar</translation>
        </message>
        <message>
            <source>The wanted standard error of overall accuracy, which decides how many points there are: 0.01 is a 95 % interval of 2 percent to each side. Not used where the number of points is given.</source>
            <translation>El error estándar deseado de la exactitud global, que determina cuántos puntos hay: 0.01 equivale a un intervalo del 95 % de 2 puntos porcentuales a cada lado. No se usa si se indica el número de puntos.</translation>
        </message>
        <message>
            <source>Number of points</source>
            <translation>Número de puntos</translation>
        </message>
        <message>
            <source>Points of the whole sample, instead of a standard error.</source>
            <translation>Puntos de toda la muestra, en lugar de un error estándar.</translation>
        </message>
        <message>
            <source>Minimum of a stratum</source>
            <translation>Mínimo por estrato</translation>
        </message>
        <message>
            <source>The least points of each stratum; the sample grows where that makes more. Rare classes, such as lost water, need 50 or more to be judged on their own.</source>
            <translation>El número mínimo de puntos de cada estrato; la muestra crece si con ello resultan más. Las clases raras, como el agua perdida, necesitan 50 o más para poder evaluarse por sí solas.</translation>
        </message>
        <message>
            <source>Buffer of the shore</source>
            <translation>Franja de la orilla</translation>
        </message>
        <message>
            <source>Pixels whose middle lies so near to a boundary between two classes are a stratum of their own. In the units of the raster's CRS; one or two pixels are common.</source>
            <translation>Los píxeles cuyo centro está a esta distancia o menos de un límite entre dos clases forman un estrato aparte. En las unidades del SRC del ráster; lo habitual son uno o dos píxeles.</translation>
        </message>
        <message>
            <source>Expected user's accuracy</source>
            <translation>Exactitud del usuario esperada</translation>
        </message>
        <message>
            <source>What the size of the sample is computed with: one number for all strata, and others for some classes if wanted, such as: 0.9, 2:0.7, 3:0.6</source>
            <translation>Con lo que se calcula el tamaño de la muestra: un número para todos los estratos y, si se desea, otros para algunas clases, por ejemplo: 0.9, 2:0.7, 3:0.6</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Semilla</translation>
        </message>
        <message>
            <source>The same seed gives the same points.</source>
            <translation>La misma semilla da los mismos puntos.</translation>
        </message>
        <message>
            <source>The points with id, stratum, weight, map_class and an empty reference.</source>
            <translation>Los puntos con id, stratum, weight, map_class y reference, este último vacío.</translation>
        </message>
        <message>
            <source>Classes: give whole numbers separated by commas, such as 0,1.</source>
            <translation>Clases: indique números enteros separados por comas, por ejemplo 0,1.</translation>
        </message>
        <message>
            <source>Expected user's accuracy: give a number between 0 and 1, and class:number for single classes, such as: 0.9, 2:0.7</source>
            <translation>Exactitud del usuario esperada: indique un número entre 0 y 1, y clase:número para clases concretas, por ejemplo: 0.9, 2:0.7</translation>
        </message>
        <message>
            <source>Cancelled.</source>
            <translation>Cancelado.</translation>
        </message>
        <message>
            <source>{field}: {help}</source>
            <translation>{field}: {help}</translation>
        </message>
        <message>
            <source>The fields:</source>
            <translation>Los campos:</translation>
        </message>
        <message>
            <source>Starting the engine ...</source>
            <translation>Iniciando el motor...</translation>
        </message>
        <message>
            <source>{title}: '{path}' is an input too. Give the output a name of its own.</source>
            <translation>{title}: «{path}» es también una entrada. Dé a la salida un nombre propio.</translation>
        </message>
        <message>
            <source>{title}: '{path}' is another output too. Give the output a name of its own.</source>
            <translation>{title}: «{path}» es también otra salida. Dé a la salida un nombre propio.</translation>
        </message>
        <message>
            <source>{}: the value must be a finite number.</source>
            <translation>{}: el valor debe ser un número finito.</translation>
        </message>
        <message>
            <source>{}: the value must be above 0.</source>
            <translation>{}: el valor debe ser mayor que 0.</translation>
        </message>
        <message>
            <source>{title}: the value must be at least {minimum}, not {value}.</source>
            <translation>{title}: el valor debe ser como mínimo {minimum}, no {value}.</translation>
        </message>
        <message>
            <source>{title}: the value must be from {minimum} to {maximum}, not {value}.</source>
            <translation>{title}: el valor debe estar entre {minimum} y {maximum}, no ser {value}.</translation>
        </message>
        <message>
            <source>{title}: '{layer}' cannot be read. It is missing, damaged, or not a raster; choose another one.</source>
            <translation>{title}: no se puede leer «{layer}». Falta, está dañado o no es un ráster; elija otro.</translation>
        </message>
        <message>
            <source>{title}: '{layer}' is not a file that the engine can read. Save it as GeoTIFF first (Export &gt; Save As).</source>
            <translation>{title}: «{layer}» no es un archivo que el motor pueda leer. Guárdelo primero como GeoTIFF (Exportar &gt; Guardar como).</translation>
        </message>
        <message>
            <source>{title}: '{layer}' has no coordinate reference system. Assign one first (Raster &gt; Projections &gt; Assign Projection).</source>
            <translation>{title}: «{layer}» no tiene sistema de referencia de coordenadas. Asígnele uno primero (Ráster &gt; Proyecciones &gt; Asignar proyección).</translation>
        </message>
        <message>
            <source>{title}: rasters are written as GeoTIFF. Give '{file}' the ending .tif.</source>
            <translation>{title}: los rásters se escriben como GeoTIFF. Dé a «{file}» la extensión de archivo .tif.</translation>
        </message>
        <message>
            <source>{title}: the folder '{folder}' does not exist. Create it, or choose another one.</source>
            <translation>{title}: la carpeta «{folder}» no existe. Créela o elija otra.</translation>
        </message>
        <message>
            <source>{title}: '{path}' is there already and is no {kind} file. Choose another name.</source>
            <translation>{title}: «{path}» ya existe y no es un archivo {kind}. Elija otro nombre.</translation>
        </message>
        <message>
            <source>{title}: QGIS writes no '{kind}' files. Give '{file}' an ending such as .gpkg, .csv or .geojson.</source>
            <translation>{title}: QGIS no escribe archivos «{kind}». Dé a «{file}» una extensión de archivo como .gpkg, .csv o .geojson.</translation>
        </message>
        <message>
            <source>{title}: {reason}</source>
            <translation>{title}: {reason}</translation>
        </message>
        <message>
            <source>{title}: choose one of {choices}.</source>
            <translation>{title}: elija uno de estos valores: {choices}.</translation>
        </message>
        <message>
            <source>Apply clusters</source>
            <translation>Aplicar clústeres</translation>
        </message>
        <message>
            <source>Labels another image with the clusters of a model, so that the same number means the same on every date.</source>
            <translation>Etiqueta otra imagen con los clústeres de un modelo, de modo que el mismo número signifique lo mismo en todas las fechas.</translation>
        </message>
        <message>
            <source>A clustering can write its model. Applied to another image, the model gives each pixel the cluster whose spectra it is most like, so that maps of several dates or places can be compared number by number. Applied to its own image, it gives the same map again.

The image needs the bands that the model was made with, known by name, by wavelength or by common name; their order, the grid and further bands do not matter. A model of bands without names needs equally many bands, in the same order. The values must mean the same as in the first image, reflectance in the same unit, say.</source>
            <translation>Un agrupamiento puede escribir su modelo. Aplicado a otra imagen, el modelo asigna a cada píxel el clúster cuyos espectros más se le parecen, de modo que los mapas de varias fechas o lugares pueden compararse número por número. Aplicado a su propia imagen, vuelve a dar el mismo mapa.

La imagen necesita las bandas con las que se hizo el modelo, conocidas por su nombre, por su longitud de onda o por su nombre común; su orden, la cuadrícula y las demás bandas no importan. Un modelo de bandas sin nombre necesita el mismo número de bandas, en el mismo orden. Los valores deben significar lo mismo que en la primera imagen; por ejemplo, reflectancia en la misma unidad.</translation>
        </message>
        <message>
            <source>Where to look for the model's bands. Leave empty for all bands.</source>
            <translation>Dónde buscar las bandas del modelo. Déjelo vacío para todas las bandas.</translation>
        </message>
        <message>
            <source>Cluster model</source>
            <translation>Modelo de clústeres</translation>
        </message>
        <message>
            <source>JSON files (*.json);;All files (*)</source>
            <translation>Archivos JSON (*.json);;Todos los archivos (*)</translation>
        </message>
        <message>
            <source>The file that Spectral clustering or K-means clustering has written.</source>
            <translation>El archivo que ha escrito Agrupamiento espectral o Agrupamiento k-medias.</translation>
        </message>
        <message>
            <source>Cluster model: '{}' does not exist. Choose the model that a clustering has written.</source>
            <translation>Modelo de clústeres: «{}» no existe. Elija el modelo que ha escrito un agrupamiento.</translation>
        </message>
        <message>
            <source>K-means clustering</source>
            <translation>Agrupamiento k-medias</translation>
        </message>
        <message>
            <source>Groups the pixels of an image into clusters around mean spectra, for scenes and spectrometer images of any size.</source>
            <translation>Agrupa los píxeles de una imagen en clústeres en torno a espectros medios, para escenas e imágenes de espectrómetro de cualquier tamaño.</translation>
        </message>
        <message>
            <source>Each cluster has a centre, the mean of its pixels, and each pixel belongs to the nearest centre. Both methods begin with the best of several initialisations on a sample. 'minibatch' then moves the centres by batches of pixels in random order, until they stay. 'full' goes through all pixels again and again until they stay, as k-means does by the book.

A stride above 1 learns from every n-th pixel in x and y only, which saves time on large images and hardly changes the clusters. Every pixel of the image gets a cluster all the same.

Clusters are numbered by brightness, the darkest first. Scaling decides what counts as alike: 'shape' compares the form of the spectra without their brightness, which suits water best; 'band' gives every band the same weight; 'image' scales all bands together; 'none' takes the values as they are. All of this changes the cluster map only, not what Water mask takes for water by the image's spectra. Pixels that are missing in any of the bands get no cluster. Thermal bands are left out unless you choose them.</source>
            <translation>Cada clúster tiene un centro, la media de sus píxeles, y cada píxel pertenece al centro más cercano. Ambos métodos parten de la mejor de varias inicializaciones sobre una muestra. Después, 'minibatch' desplaza los centros con lotes de píxeles en orden aleatorio hasta que se estabilizan. 'full' recorre todos los píxeles una y otra vez hasta que se estabilizan, como hace el método k-medias clásico.

Un paso mayor que 1 aprende solo de uno de cada n píxeles en x y en y, lo que ahorra tiempo en imágenes grandes y apenas cambia los clústeres. Aun así, todos los píxeles de la imagen reciben un clúster.

Los clústeres se numeran por brillo, empezando por el más oscuro. El escalado determina qué se considera semejante: 'shape' compara la forma de los espectros sin su brillo, que es lo más adecuado para el agua; 'band' da a todas las bandas el mismo peso; 'image' escala todas las bandas juntas; 'none' toma los valores como están. Todo esto cambia solo el mapa de clústeres, no lo que Máscara de agua considera agua según los espectros de la imagen. Los píxeles que faltan en alguna de las bandas no reciben clúster. Las bandas térmicas se omiten, salvo que usted las elija.</translation>
        </message>
        <message>
            <source>The bands to compare. Leave empty for all but thermal ones.</source>
            <translation>Las bandas que se van a comparar. Déjelo vacío para todas menos las térmicas.</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Método</translation>
        </message>
        <message>
            <source>'minibatch' learns from batches in random order, 'full' from all pixels until nothing moves.</source>
            <translation>'minibatch' aprende de lotes en orden aleatorio; 'full', de todos los píxeles hasta que nada se mueve.</translation>
        </message>
        <message>
            <source>Stride</source>
            <translation>Paso</translation>
        </message>
        <message>
            <source>Learn from every n-th pixel in x and y. 1 is all of them.</source>
            <translation>Aprender de uno de cada n píxeles en x y en y. Con 1 se toman todos.</translation>
        </message>
        <message>
            <source>Spectral clustering</source>
            <translation>Agrupamiento espectral</translation>
        </message>
        <message>
            <source>Groups the pixels of an image into spectrally similar clusters, for scenes of any size.</source>
            <translation>Agrupa los píxeles de una imagen en clústeres espectralmente similares, para escenas de cualquier tamaño.</translation>
        </message>
        <message>
            <source>Some pixels, the landmarks, stand for the image; the similarity of every pixel to them decides its cluster (spectral clustering by the Nyström method). Clusters are numbered by brightness, the darkest first, so water usually has a low number. The same image and seed give the same map.

Scaling decides what counts as alike. 'shape' compares the form of the spectra without their brightness, which suits water best; 'band' gives every band the same weight; 'image' scales all bands together; 'none' takes the values as they are.

The number of clusters, their scaling and the seed change this map: what is told apart, and which numbers you can name. They do not change what Water mask takes for water by the image's spectra, with or without a point.

Pixels that are missing in any of the bands get no cluster. Thermal bands are left out unless you choose them.</source>
            <translation>Algunos píxeles, los representativos, hacen las veces de la imagen; la similitud de cada píxel con ellos determina su clúster (agrupamiento espectral por el método de Nyström). Los clústeres se numeran por brillo, empezando por el más oscuro, de modo que el agua suele tener un número bajo. La misma imagen y la misma semilla dan el mismo mapa.

El escalado determina qué se considera semejante. 'shape' compara la forma de los espectros sin su brillo, que es lo más adecuado para el agua; 'band' da a todas las bandas el mismo peso; 'image' escala todas las bandas juntas; 'none' toma los valores como están.

El número de clústeres, su escalado y la semilla cambian este mapa: qué se distingue y qué números se pueden indicar. No cambian lo que Máscara de agua considera agua según los espectros de la imagen, con o sin punto.

Los píxeles que faltan en alguna de las bandas no reciben clúster. Las bandas térmicas se omiten, salvo que usted las elija.</translation>
        </message>
        <message>
            <source>Leave it empty for 1 / number of bands.</source>
            <translation>Déjelo vacío para 1 / número de bandas.</translation>
        </message>
        <message>
            <source>Landmarks</source>
            <translation>Píxeles representativos</translation>
        </message>
        <message>
            <source>How many pixels stand for the image.</source>
            <translation>Cuántos píxeles representan a la imagen.</translation>
        </message>
        <message>
            <source>Gamma</source>
            <translation>Gamma</translation>
        </message>
        <message>
            <source>How fast the similarity of two pixels falls with their distance: exp(-gamma d²). Empty: 1 / number of bands.</source>
            <translation>Con qué rapidez disminuye la similitud de dos píxeles con su distancia: exp(-gamma d²). Vacío: 1 / número de bandas.</translation>
        </message>
        <message>
            <source>Implementation</source>
            <translation>Implementación</translation>
        </message>
        <message>
            <source>'streaming' works through scenes of any size; 'dask_ml' runs that library's own class, for comparison on small images.</source>
            <translation>'streaming' procesa escenas de cualquier tamaño; 'dask_ml' ejecuta la clase propia de esa biblioteca, para comparar con imágenes pequeñas.</translation>
        </message>
        <message>
            <source>Cluster model: only the streaming implementation can write a model. Leave the model out.</source>
            <translation>Modelo de clústeres: solo la implementación 'streaming' puede escribir un modelo. Omita el modelo.</translation>
        </message>
        <message>
            <source>Water before (km²)</source>
            <translation>Agua antes (km²)</translation>
        </message>
        <message>
            <source>Water after (km²)</source>
            <translation>Agua después (km²)</translation>
        </message>
        <message>
            <source>Water on both dates (km²)</source>
            <translation>Agua en ambas fechas (km²)</translation>
        </message>
        <message>
            <source>Water lost (km²)</source>
            <translation>Agua perdida (km²)</translation>
        </message>
        <message>
            <source>Water gained (km²)</source>
            <translation>Agua ganada (km²)</translation>
        </message>
        <message>
            <source>Not observed on at least one date (km²)</source>
            <translation>No observado en al menos una fecha (km²)</translation>
        </message>
        <message>
            <source>Water before: {}</source>
            <translation>Agua antes: {}</translation>
        </message>
        <message>
            <source>Water after: {}</source>
            <translation>Agua después: {}</translation>
        </message>
        <message>
            <source>Water on both dates: {}</source>
            <translation>Agua en ambas fechas: {}</translation>
        </message>
        <message>
            <source>Water lost: {}</source>
            <translation>Agua perdida: {}</translation>
        </message>
        <message>
            <source>Water gained: {}</source>
            <translation>Agua ganada: {}</translation>
        </message>
        <message>
            <source>Not observed on at least one date: {}</source>
            <translation>No observado en al menos una fecha: {}</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water before (km²)</source>
            <translation>Área subpíxel del agua antes (km²)</translation>
        </message>
        <message>
            <source>Its error, one standard deviation (km²)</source>
            <translation>Su error, una desviación estándar (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water after (km²)</source>
            <translation>Área subpíxel del agua después (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water lost (km²)</source>
            <translation>Área subpíxel del agua perdida (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water gained (km²)</source>
            <translation>Área subpíxel del agua ganada (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel change where both dates were observed (km²)</source>
            <translation>Cambio subpíxel donde se observaron ambas fechas (km²)</translation>
        </message>
        <message>
            <source>Clusters</source>
            <translation>Clústeres</translation>
        </message>
        <message>
            <source>Image: clustering compares spectra and needs two bands or more. Choose more bands, or use Stack bands.</source>
            <translation>Imagen: el agrupamiento compara espectros y necesita dos bandas o más. Elija más bandas o use Apilar bandas.</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Imagen</translation>
        </message>
        <message>
            <source>An image of two bands or more.</source>
            <translation>Una imagen de dos bandas o más.</translation>
        </message>
        <message>
            <source>Bands</source>
            <translation>Bandas</translation>
        </message>
        <message>
            <source>Cluster numbers, 0 = no data.</source>
            <translation>Números de clúster, 0 = sin datos.</translation>
        </message>
        <message>
            <source>The fitted model, to label other images with.</source>
            <translation>El modelo ajustado, para etiquetar con él otras imágenes.</translation>
        </message>
        <message>
            <source>Cluster table</source>
            <translation>Tabla de clústeres</translation>
        </message>
        <message>
            <source>For each cluster: pixels, share, km² and mean spectrum.</source>
            <translation>Para cada clúster: píxeles, proporción, km² y espectro medio.</translation>
        </message>
        <message>
            <source>{before} and {after} are the same file, '{layer}'. Choose two dates.</source>
            <translation>{before} y {after} son el mismo archivo, «{layer}». Elija dos fechas.</translation>
        </message>
        <message>
            <source>Difference as before - after</source>
            <translation>Diferencia como antes - después</translation>
        </message>
        <message>
            <source>Count lost water as 1 and gained water as -1 in the signed difference, instead of the other way round.</source>
            <translation>Contar el agua perdida como 1 y el agua ganada como -1 en la diferencia con signo, en lugar de al revés.</translation>
        </message>
        <message>
            <source>Signed difference</source>
            <translation>Diferencia con signo</translation>
        </message>
        <message>
            <source>After - before: -1 lost, 0 same, 1 gained, -128 not observed. The other way round if that is chosen.</source>
            <translation>Después - antes: -1 perdida, 0 igual, 1 ganada, -128 no observado. Al revés si así se elige.</translation>
        </message>
        <message>
            <source>Water difference</source>
            <translation>Diferencia de agua</translation>
        </message>
        <message>
            <source>Narrow water too</source>
            <translation>Incluir agua en cauces estrechos</translation>
        </message>
        <message>
            <source>Look for rivers and channels of one to three mixed pixels, as lines. It takes a little longer.</source>
            <translation>Buscar ríos y canales de uno a tres píxeles mixtos, como líneas. Tarda un poco más.</translation>
        </message>
        <message>
            <source>Keep plain water</source>
            <translation>Conservar el agua evidente</translation>
        </message>
        <message>
            <source>Quality bands often take turbid and shallow water for cloud or shadow. Keep such pixels where green and infrared reflectance are plainly those of water; the log says how many.</source>
            <translation>Las bandas de calidad suelen tomar el agua turbia o poco profunda por nubes o sombras. Marque esta opción para conservar esos píxeles si su reflectancia en el verde y el infrarrojo es claramente la del agua; el registro indica cuántos.</translation>
        </message>
        <message>
            <source>Sub-pixel areas</source>
            <translation>Áreas subpíxel</translation>
        </message>
        <message>
            <source>Add up the parts of pixels along the shore, too, and their error. Without them a small image takes half the time.</source>
            <translation>Sumar también las partes de píxeles a lo largo de la orilla, y su error. Sin ellas, una imagen pequeña tarda la mitad.</translation>
        </message>
        <message>
            <source>HTML files (*.html)</source>
            <translation>Archivos HTML (*.html)</translation>
        </message>
        <message>
            <source>JSON files (*.json)</source>
            <translation>Archivos JSON (*.json)</translation>
        </message>
        <message>
            <source>Number of clusters</source>
            <translation>Número de clústeres</translation>
        </message>
        <message>
            <source>How many clusters to make. More clusters distinguish finer differences on the cluster map; what is water is decided by the image's spectra and stays the same, except where you name clusters by number.</source>
            <translation>Cuántos clústeres crear. Con más clústeres se distinguen diferencias más finas en el mapa de clústeres; qué es agua lo deciden los espectros de la imagen y no cambia, salvo si indica clústeres por su número.</translation>
        </message>
        <message>
            <source>Scaling</source>
            <translation>Escalado</translation>
        </message>
        <message>
            <source>What counts as alike: 'shape' of the spectrum without brightness, each 'band' alike, the 'image' as a whole, or none. It changes the cluster map, not the water.</source>
            <translation>Qué se considera semejante: la forma del espectro sin su brillo ('shape'), cada banda por igual ('band'), la imagen en conjunto ('image') o nada de ello ('none'). Cambia el mapa de clústeres, no el agua.</translation>
        </message>
        <message>
            <source>The same seed gives the same result.</source>
            <translation>La misma semilla da el mismo resultado.</translation>
        </message>
        <message>
            <source>What makes the sub-pixel areas doubtful</source>
            <translation>Lo que hace dudosas las áreas subpíxel</translation>
        </message>
        <message>
            <source>'{path}' holds a layer '{layer}' with other columns, which would be lost. Choose another layer name.</source>
            <translation>«{path}» contiene una capa «{layer}» con otras columnas, que se perdería. Elija otro nombre de capa.</translation>
        </message>
        <message>
            <source>'{path}' is there already and holds {content}, which would be lost. To add a layer to it, give {path}|layername=NAME; or choose a new file.</source>
            <translation>«{path}» ya existe y contiene {content}, que se perdería. Para añadirle una capa, indique {path}|layername=NOMBRE; o elija un archivo nuevo.</translation>
        </message>
        <message>
            <source>something else</source>
            <translation>otra cosa</translation>
        </message>
        <message>
            <source>'{}' is there already and holds something else, which would be lost. Choose a new file.</source>
            <translation>«{}» ya existe y contiene otra cosa, que se perdería. Elija un archivo nuevo.</translation>
        </message>
        <message>
            <source>'{}' is there already and is no text file, so it is not replaced by one. Choose another name.</source>
            <translation>«{}» ya existe y no es un archivo de texto, por lo que no se sustituye por uno. Elija otro nombre.</translation>
        </message>
        <message>
            <source>Engine status</source>
            <translation>Estado del motor</translation>
        </message>
        <message>
            <source>Engine</source>
            <translation>Motor</translation>
        </message>
        <message>
            <source>Shows the engine's interpreter, packages, dask workers and last log lines.</source>
            <translation>Muestra el intérprete del motor, sus paquetes, los trabajadores de dask y las últimas líneas del registro.</translation>
        </message>
        <message>
            <source>The report is plain text on a page, made to be copied into a bug report. Your home folder is shortened to ~; your name in paths, passwords, keys and signed addresses are left out. If the engine is installed it is started, so the report also tells whether that works, and so are the dask workers. Jobs of SLURM are not submitted: instead the report holds the script that would be.</source>
            <translation>El informe es texto sin formato en una página, pensado para copiarlo en un informe de error. Su carpeta personal se abrevia como ~; se omiten su nombre en las rutas, las contraseñas, las claves y las direcciones firmadas. Si el motor está instalado, se inicia, de modo que el informe también dice si funciona, y lo mismo se hace con los trabajadores de dask. No se envían trabajos de SLURM: en su lugar, el informe contiene el script que se enviaría.</translation>
        </message>
        <message>
            <source>Status report</source>
            <translation>Informe de estado</translation>
        </message>
        <message>
            <source>Where to write the report.</source>
            <translation>Dónde escribir el informe.</translation>
        </message>
        <message>
            <source>Strandline engine status</source>
            <translation>Estado del motor de Strandline</translation>
        </message>
        <message>
            <source>Copy the text below into your bug report.</source>
            <translation>Copie el texto siguiente en su informe de error.</translation>
        </message>
        <message>
            <source>The report cannot be written to '{path}': {reason}.</source>
            <translation>No se puede escribir el informe en «{path}»: {reason}.</translation>
        </message>
        <message>
            <source>Install engine</source>
            <translation>Instalar motor</translation>
        </message>
        <message>
            <source>Installs the computing engine, once. Nothing is installed into QGIS itself.</source>
            <translation>Instala el motor de cálculo, una sola vez. No se instala nada en el propio QGIS.</translation>
        </message>
        <message>
            <source>The engine is a Python environment of its own (xarray, dask, scikit-learn and others, about 1.1 GB, and up to 2.2 GB while it is installed), kept in your user folder. QGIS's own packages are not touched, so no other plugin can be disturbed. Every package is checked against a hash before it is installed, and the finished engine proves itself with a small clustering.

Every file of an engine that is there already is compared with what was installed. One that is damaged is built anew; one that works is left as it is unless you force a new build (FORCE). Where it goes, and which Python it is built with, can be set in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline.</source>
            <translation>El motor es un entorno de Python propio (xarray, dask, scikit-learn y otros; unos 1.1 GB, y hasta 2.2 GB mientras se instala), que se guarda en su carpeta de usuario. Los paquetes de QGIS no se tocan, por lo que ningún otro complemento puede verse afectado. Cada paquete se comprueba con un hash antes de instalarlo, y el motor terminado se pone a prueba con un agrupamiento pequeño.

Cada archivo de un motor ya existente se compara con lo que se instaló. Un motor dañado se construye de nuevo; uno que funciona se deja como está, salvo que usted fuerce una nueva construcción (FORCE). Dónde se guarda y con qué Python se construye se puede configurar en Configuración &gt; Opciones &gt; Procesos &gt; Proveedores &gt; Strandline.</translation>
        </message>
        <message>
            <source>Build anew even if the engine works</source>
            <translation>Construir de nuevo aunque el motor funcione</translation>
        </message>
        <message>
            <source>Throw a working engine away and build it again.</source>
            <translation>Desechar un motor que funciona y construirlo otra vez.</translation>
        </message>
        <message>
            <source>Fetch a Python if this computer has none that fits</source>
            <translation>Obtener un Python si este equipo no tiene ninguno adecuado</translation>
        </message>
        <message>
            <source>Download a standalone Python, some 50 MB, into the engine folder where none from 3.11 to 3.14 is found.</source>
            <translation>Descargar un Python independiente, de unos 50 MB, en la carpeta del motor si no se encuentra ninguno de 3.11 a 3.14.</translation>
        </message>
        <message>
            <source>Folder of the engine</source>
            <translation>Carpeta del motor</translation>
        </message>
        <message>
            <source>Version of the engine</source>
            <translation>Versión del motor</translation>
        </message>
        <message>
            <source>The engine {version} is ready in {folder}.</source>
            <translation>El motor {version} está listo en {folder}.</translation>
        </message>
        <message>
            <source>It was ready before, so it was left as it is. FORCE (Build anew even if the engine works) builds another.</source>
            <translation>Ya estaba listo, por lo que se dejó como está. FORCE (Construir de nuevo aunque el motor funcione) construye otro.</translation>
        </message>
        <message>
            <source>Regrid</source>
            <translation>Cambiar de cuadrícula</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Cuadrícula</translation>
        </message>
        <message>
            <source>Puts an image onto another grid: that of a reference raster, a square around a centre, or an extent.</source>
            <translation>Lleva una imagen a otra cuadrícula: la de un ráster de referencia, un cuadrado alrededor de un centro o una extensión.</translation>
        </message>
        <message>
            <source>Specify at most one of: a reference raster; a centre with a radius; an extent. Resolution and CRS are those of the image where you leave them out. An extent in the image's own CRS and resolution cuts whole pixels out, without resampling.

Within its own CRS, 'bilinear' interpolates linearly between the four nearest pixel centres, whatever the cell size. When cells get coarser, 'average' uses all pixels instead; with the others the result holds single pixels, and what is counted in it, such as areas, carries a sampling error. The tag RESAMPLING of the result records how it was made.

A raster of classes (one band of whole numbers with names or a colour table, such as clusters, masks and changes) keeps its codes, its no-data value, its colours and its names: each cell gets the code of the nearest pixel, or with 'average' and 'mode' the most frequent one.</source>
            <translation>Especifique como máximo una de estas opciones: un ráster de referencia; un centro con un radio; una extensión. La resolución y el SRC son los de la imagen si no los indica. Una extensión en el SRC y la resolución de la propia imagen recorta píxeles enteros, sin remuestreo.

Dentro de su propio SRC, 'bilinear' interpola linealmente entre los cuatro centros de píxel más cercanos, sea cual sea el tamaño de celda. Cuando las celdas se hacen más gruesas, 'average' usa en cambio todos los píxeles; con los demás métodos el resultado contiene píxeles sueltos, y lo que se cuente en él, como las áreas, lleva un error de muestreo. La etiqueta RESAMPLING del resultado registra cómo se hizo.

Un ráster de clases (una banda de números enteros con nombres o una tabla de colores, como clústeres, máscaras y cambios) conserva sus códigos, su valor sin datos, sus colores y sus nombres: cada celda recibe el código del píxel más cercano o, con 'average' y 'mode', el más frecuente.</translation>
        </message>
        <message>
            <source>Radius</source>
            <translation>Radio</translation>
        </message>
        <message>
            <source>The image to resample.</source>
            <translation>La imagen que se va a remuestrear.</translation>
        </message>
        <message>
            <source>Reference raster</source>
            <translation>Ráster de referencia</translation>
        </message>
        <message>
            <source>Take the grid of this raster as it is.</source>
            <translation>Tomar la cuadrícula de este ráster tal como es.</translation>
        </message>
        <message>
            <source>Centre</source>
            <translation>Centro</translation>
        </message>
        <message>
            <source>Middle of the wanted square, in any CRS, for example: -118.7081,38.6942 [EPSG:4326]</source>
            <translation>Centro del cuadrado deseado, en cualquier SRC, por ejemplo: -118.7081,38.6942 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Distance from the centre to each side, in the units of the resulting CRS; grown to whole pixels of the image where neither resolution nor CRS is given.</source>
            <translation>Distancia del centro a cada lado, en las unidades del SRC resultante; se amplía a píxeles enteros de la imagen si no se indican ni resolución ni SRC.</translation>
        </message>
        <message>
            <source>Extent</source>
            <translation>Extensión</translation>
        </message>
        <message>
            <source>The wanted area.</source>
            <translation>La zona deseada.</translation>
        </message>
        <message>
            <source>Resolution</source>
            <translation>Resolución</translation>
        </message>
        <message>
            <source>Cell size in the units of the resulting CRS.</source>
            <translation>Tamaño de celda en las unidades del SRC resultante.</translation>
        </message>
        <message>
            <source>CRS</source>
            <translation>SRC</translation>
        </message>
        <message>
            <source>CRS of the result.</source>
            <translation>SRC del resultado.</translation>
        </message>
        <message>
            <source>Resampling</source>
            <translation>Remuestreo</translation>
        </message>
        <message>
            <source>How new cells get their values. Use 'average' where cells get larger. Classes are never mixed.</source>
            <translation>Cómo obtienen sus valores las celdas nuevas. Use 'average' si las celdas se hacen más grandes. Las clases nunca se mezclan.</translation>
        </message>
        <message>
            <source>Regridded</source>
            <translation>Imagen en la nueva cuadrícula</translation>
        </message>
        <message>
            <source>The image on the new grid.</source>
            <translation>La imagen en la cuadrícula nueva.</translation>
        </message>
        <message>
            <source>Specify at most one of: a reference raster, a centre, an extent.</source>
            <translation>Especifique como máximo una de estas opciones: un ráster de referencia, un centro, una extensión.</translation>
        </message>
        <message>
            <source>A centre and a radius belong together: give both with a radius above 0, or neither.</source>
            <translation>Un centro y un radio van unidos: indique ambos, con un radio mayor que 0, o ninguno.</translation>
        </message>
        <message>
            <source>Specify the wanted grid: a reference raster, a centre with a radius, an extent, a resolution, or a CRS.</source>
            <translation>Especifique la cuadrícula deseada: un ráster de referencia, un centro con un radio, una extensión, una resolución o un SRC.</translation>
        </message>
        <message>
            <source>Strandline: water from satellite images</source>
            <translation>Strandline: agua a partir de imágenes de satélite</translation>
        </message>
        <message>
            <source>Load hyperspectral cube</source>
            <translation>Cargar cubo hiperespectral</translation>
        </message>
        <message>
            <source>Scenes</source>
            <translation>Escenas</translation>
        </message>
        <message>
            <source>Makes one image with wavelengths out of a hyperspectral cube: NEON, EMIT, ENVI, NetCDF, Zarr or GeoTIFF.</source>
            <translation>Crea una sola imagen con longitudes de onda a partir de un cubo hiperespectral: NEON, EMIT, ENVI, NetCDF, Zarr o GeoTIFF.</translation>
        </message>
        <message>
            <source>Reads NEON AOP reflectance (.h5), ENVI (the data file or its .hdr), EMIT level 2A (.nc, laid on the map by its own table), other NetCDF files and Zarr stores that follow the CF conventions, and GeoTIFFs whose bands have wavelengths.

Bands of water vapour are left out: those in the given ranges of wavelengths, and those that the product itself marks as invalid. The rest keep their wavelengths and widths, in nanometres whatever the file's unit. Values become reflectance by the product's own factors. Enter here what a file lacks: its CRS, its missing numbers, its scale.

Files in which each band is a variable of its own are read too. Of a stack of several dates, one is read: name it behind the variable, as in reflectance@2024-06-17.

The cube is read in the order in which the file holds it, a part at a time, so it may be larger than the memory.</source>
            <translation>Lee reflectancia de NEON AOP (.h5), ENVI (el archivo de datos o su .hdr), EMIT de nivel 2A (.nc, situado en el mapa mediante su propia tabla), otros archivos NetCDF y almacenes Zarr que siguen las convenciones CF, y GeoTIFF cuyas bandas tienen longitudes de onda.

Se omiten las bandas del vapor de agua: las de los intervalos de longitudes de onda indicados y las que el propio producto marca como no válidas. Las demás conservan sus longitudes de onda y anchuras, en nanómetros sea cual sea la unidad del archivo. Los valores se convierten en reflectancia con los factores del propio producto. Introduzca aquí lo que le falte a un archivo: su SRC, sus valores sin datos, su escala.

También se leen archivos en los que cada banda es una variable aparte. De una pila de varias fechas se lee una: indíquela detrás de la variable, como en reflectance@2024-06-17.

El cubo se lee en el orden en que lo contiene el archivo, por partes, de modo que puede ser mayor que la memoria.</translation>
        </message>
        <message>
            <source>Cube</source>
            <translation>Cubo</translation>
        </message>
        <message>
            <source>The file, or the folder of a Zarr store.</source>
            <translation>El archivo, o la carpeta de un almacén Zarr.</translation>
        </message>
        <message>
            <source>Variable</source>
            <translation>Variable</translation>
        </message>
        <message>
            <source>Name of the array with the cube, for files that hold several, such as: flight/reflectance. Where each band is a variable: their names, separated by commas, or that of their group.</source>
            <translation>Nombre de la matriz que contiene el cubo, para archivos que contienen varias, por ejemplo: flight/reflectance. Si cada banda es una variable: sus nombres, separados por comas, o el de su grupo.</translation>
        </message>
        <message>
            <source>Wavelengths to leave out (nm)</source>
            <translation>Longitudes de onda que se omiten (nm)</translation>
        </message>
        <message>
            <source>Ranges in nanometres, separated by commas. The default is where water vapour takes the light.</source>
            <translation>Intervalos en nanómetros, separados por comas. De forma predeterminada, aquellos en los que el vapor de agua absorbe la luz.</translation>
        </message>
        <message>
            <source>Leave out invalid bands</source>
            <translation>Omitir bandas no válidas</translation>
        </message>
        <message>
            <source>Leave out the bands that the product itself marks as not to be used.</source>
            <translation>Omitir las bandas que el propio producto marca como no utilizables.</translation>
        </message>
        <message>
            <source>Only this part is read, grown to whole pixels. Leave empty for all of it.</source>
            <translation>Solo se lee esta parte, ampliada a píxeles enteros. Déjelo vacío para leerlo todo.</translation>
        </message>
        <message>
            <source>Reflectance</source>
            <translation>Reflectancia</translation>
        </message>
        <message>
            <source>Convert to reflectance by the product's own factors. Otherwise the numbers stay as they are stored.</source>
            <translation>Convertir en reflectancia con los factores del propio producto. En caso contrario, los números quedan como están almacenados.</translation>
        </message>
        <message>
            <source>CRS of the cube</source>
            <translation>SRC del cubo</translation>
        </message>
        <message>
            <source>For files that name none, or a wrong one. Nothing is reprojected.</source>
            <translation>Para archivos que no indican ninguno o indican uno equivocado. No se reproyecta nada.</translation>
        </message>
        <message>
            <source>No-data value of the cube</source>
            <translation>Valor sin datos del cubo</translation>
        </message>
        <message>
            <source>A stored number that means 'not observed', besides those that the file names.</source>
            <translation>Un número almacenado que significa «no observado», además de los que indica el archivo.</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Escala</translation>
        </message>
        <message>
            <source>Stored number x scale is the reflectance, such as 0.0001 for whole numbers of 0 to 10000. Leave empty to use the factors that the file names.</source>
            <translation>Número almacenado x escala es la reflectancia; por ejemplo, 0.0001 para números enteros de 0 a 10000. Déjelo vacío para usar los factores que indica el archivo.</translation>
        </message>
        <message>
            <source>Bands kept</source>
            <translation>Bandas conservadas</translation>
        </message>
        <message>
            <source>Acquisition date</source>
            <translation>Fecha de adquisición</translation>
        </message>
        <message>
            <source>Scale: 0 makes no value of a number. Give a factor such as 0.0001.</source>
            <translation>Escala: con 0, ningún número da un valor útil. Indique un factor, por ejemplo 0.0001.</translation>
        </message>
        <message>
            <source>A scale has no effect on numbers that stay as they are stored. Leave out one of the two.</source>
            <translation>Una escala no tiene efecto sobre números que quedan como están almacenados. Omita una de las dos opciones.</translation>
        </message>
        <message>
            <source>Size of a pixel in the units of the image's CRS. Leave empty for that of the finest band.</source>
            <translation>Tamaño de un píxel en las unidades del SRC de la imagen. Déjelo vacío para usar el de la banda más fina.</translation>
        </message>
        <message>
            <source>Coordinate reference system of the image. Leave empty for that of the scene.</source>
            <translation>Sistema de referencia de coordenadas de la imagen. Déjelo vacío para usar el de la escena.</translation>
        </message>
        <message>
            <source>Names separated by commas, such as: blue,green,red,nir08,swir16,swir22. Leave empty for all bands that show reflected light of the ground; thermal, panchromatic and atmospheric bands have to be named.</source>
            <translation>Nombres separados por comas, por ejemplo: blue,green,red,nir08,swir16,swir22. Déjelo vacío para todas las bandas que muestran la luz reflejada por el terreno; las bandas térmicas, pancromáticas y atmosféricas hay que indicarlas.</translation>
        </message>
        <message>
            <source>Only this part is read, grown to whole pixels. Leave empty for the whole scene.</source>
            <translation>Solo se lee esta parte, ampliada a píxeles enteros. Déjelo vacío para toda la escena.</translation>
        </message>
        <message>
            <source>Hide pixels with</source>
            <translation>Ocultar píxeles con</translation>
        </message>
        <message>
            <source>Pixels that the scene's quality band marks so become 'no data'; saturated ones only in the band that is saturated. Choose none to keep all but the fill around the scene.</source>
            <translation>Los píxeles que la banda de calidad de la escena marca así pasan a ser «sin datos»; los saturados, solo en la banda que está saturada. No elija nada para conservarlos todos salvo el relleno alrededor de la escena.</translation>
        </message>
        <message>
            <source>Convert to reflectance, thermal bands to kelvin, by the product's own factors. Otherwise the numbers stay as they are stored.</source>
            <translation>Convertir en reflectancia, y las bandas térmicas en kelvin, con los factores del propio producto. En caso contrario, los números quedan como están almacenados.</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>Plataforma</translation>
        </message>
        <message>
            <source>The image, a GeoTIFF.</source>
            <translation>La imagen, un GeoTIFF.</translation>
        </message>
        <message>
            <source>Band table</source>
            <translation>Tabla de bandas</translation>
        </message>
        <message>
            <source>Name, common name, description, central wavelength and width (micrometres) of each band.</source>
            <translation>Nombre, nombre común, descripción, longitud de onda central y anchura (micrómetros) de cada banda.</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Todos los archivos (*)</translation>
        </message>
        <message>
            <source>Load Landsat scene</source>
            <translation>Cargar escena Landsat</translation>
        </message>
        <message>
            <source>Makes one image of reflectance out of a Landsat product: a folder, a metadata file or a .tar as downloaded.</source>
            <translation>Crea una sola imagen de reflectancia a partir de un producto Landsat: una carpeta, un archivo de metadatos o un .tar tal como se descargó.</translation>
        </message>
        <message>
            <source>Reads Collection 2 level 2 and level 1 of Landsat 4 to 9, and surface reflectance of Collection 1. An archive (.tar, .tar.gz) need not be unpacked.

Bands get their common names, values become reflectance by the factors in the product's own metadata, and clouds, their shadows and the fill around the scene become 'no data' by its quality bands. Date and satellite are kept in the image.

Band 6 of TM and ETM+ and bands 10 and 11 of Landsat 8 and 9 are temperatures in kelvin; name them (lwir, lwir11) to have them.</source>
            <translation>Lee la Colección 2 de nivel 2 y de nivel 1 de Landsat 4 a 9, y la reflectancia de superficie de la Colección 1. No hace falta descomprimir los archivos comprimidos (.tar, .tar.gz).

Las bandas reciben sus nombres comunes, los valores se convierten en reflectancia con los factores de los metadatos del propio producto, y las nubes, sus sombras y el relleno alrededor de la escena pasan a ser «sin datos» según sus bandas de calidad. La fecha y el satélite se conservan en la imagen.

La banda 6 de TM y ETM+ y las bandas 10 y 11 de Landsat 8 y 9 son temperaturas en kelvin; indíquelas (lwir, lwir11) para obtenerlas.</translation>
        </message>
        <message>
            <source>Landsat product</source>
            <translation>Producto Landsat</translation>
        </message>
        <message>
            <source>The MTL file (.txt, .json, .xml), the product's folder, or its archive (.tar, .tar.gz).</source>
            <translation>El archivo MTL (.txt, .json, .xml), la carpeta del producto o su archivo comprimido (.tar, .tar.gz).</translation>
        </message>
        <message>
            <source>Load Sentinel-2 scene</source>
            <translation>Cargar escena Sentinel-2</translation>
        </message>
        <message>
            <source>Makes one image of reflectance out of a Sentinel-2 product, level 2A or 1C: the .SAFE folder or the zip.</source>
            <translation>Crea una sola imagen de reflectancia a partir de un producto Sentinel-2 de nivel 2A o 1C: la carpeta .SAFE o el zip.</translation>
        </message>
        <message>
            <source>Bands of 10, 20 and 60 m are put onto one grid, that of the finest band unless you give a resolution. A zip need not be unpacked.

Values become reflectance by the factors in the product's own metadata, among them the offset that products since January 2022 have. Level 2A has a scene classification, by which clouds, their shadows, snow and saturated pixels become 'no data'; the mask of level 1C has cloud, cirrus and snow only.

The bands of 60 m, which are made for the atmosphere (coastal, nir09, cirrus), are left out unless they are named.</source>
            <translation>Las bandas de 10, 20 y 60 m se llevan a una sola cuadrícula, la de la banda más fina salvo que indique una resolución. No hace falta descomprimir un zip.

Los valores se convierten en reflectancia con los factores de los metadatos del propio producto, entre ellos el desplazamiento que tienen los productos desde enero de 2022. El nivel 2A tiene una clasificación de la escena, según la cual las nubes, sus sombras, la nieve y los píxeles saturados pasan a ser «sin datos»; la máscara del nivel 1C solo tiene nubes, cirros y nieve.

Las bandas de 60 m, destinadas a la atmósfera (coastal, nir09, cirrus), se omiten salvo que se indiquen.</translation>
        </message>
        <message>
            <source>Sentinel-2 product</source>
            <translation>Producto Sentinel-2</translation>
        </message>
        <message>
            <source>MTD_MSIL2A.xml or MTD_MSIL1C.xml, the .SAFE folder, or the .zip.</source>
            <translation>MTD_MSIL2A.xml o MTD_MSIL1C.xml, la carpeta .SAFE o el .zip.</translation>
        </message>
        <message>
            <source>Load STAC item</source>
            <translation>Cargar ítem STAC</translation>
        </message>
        <message>
            <source>Makes one image of reflectance out of a STAC item: only the wanted part is read from the server.</source>
            <translation>Crea una sola imagen de reflectancia a partir de un ítem STAC: solo se lee del servidor la parte deseada.</translation>
        </message>
        <message>
            <source>Give the address of an item, as in the field 'href' of the layer that Search scenes makes, or the item's JSON file.

Bands are chosen by their common names. Values become reflectance by the scale and offset of the item, or that its collection is known for; clouds, their shadows and the fill around the scene become 'no data' by the item's quality band (QA_PIXEL, SCL, Fmask). Links of Planetary Computer are signed just before they are read.

With an extent, only that part is transferred, a few percent of the scene's files for a lake.</source>
            <translation>Indique la dirección de un ítem, como en el campo 'href' de la capa que crea Buscar escenas, o el archivo JSON del ítem.

Las bandas se eligen por sus nombres comunes. Los valores se convierten en reflectancia con la escala y el desplazamiento del ítem, o con los que se conocen de su colección; las nubes, sus sombras y el relleno alrededor de la escena pasan a ser «sin datos» según la banda de calidad del ítem (QA_PIXEL, SCL, Fmask). Los enlaces de Planetary Computer se firman justo antes de leerlos.

Con una extensión solo se transfiere esa parte: para un lago, un pequeño porcentaje de los archivos de la escena.</translation>
        </message>
        <message>
            <source>STAC item</source>
            <translation>Ítem STAC</translation>
        </message>
        <message>
            <source>The item's address (https://...) or its JSON file.</source>
            <translation>La dirección del ítem (https://...) o su archivo JSON.</translation>
        </message>
        <message>
            <source>Search scenes</source>
            <translation>Buscar escenas</translation>
        </message>
        <message>
            <source>Finds satellite scenes of a place and a time in a STAC API, as footprints with their cloud cover.</source>
            <translation>Busca en una API STAC escenas de satélite de un lugar y un periodo, como huellas con su nubosidad.</translation>
        </message>
        <message>
            <source>Gives a layer with the outline of each scene, the newest first, coloured by cloud cover; hover over one with map tips on to see its preview. The field 'href' is what Load STAC item takes.

Ready choices are Planetary Computer ('planetary-computer') and Earth Search ('earth-search'), both free and without an account; any other STAC API works by its address, and so does one of its collections (.../collections/NAME). Collections of Landsat and Sentinel-2 surface reflectance are landsat-c2-l2 and sentinel-2-l2a in Planetary Computer, sentinel-2-l2a and sentinel-2-c1-l2a in Earth Search.</source>
            <translation>Da una capa con el contorno de cada escena, la más reciente primero, coloreada según la nubosidad; con los avisos del mapa activados, pase el cursor sobre una para ver su vista previa. El campo 'href' es lo que necesita Cargar ítem STAC.

Las opciones ya preparadas son Planetary Computer ('planetary-computer') y Earth Search ('earth-search'), ambas gratuitas y sin cuenta; cualquier otra API STAC funciona con su dirección, y también una de sus colecciones (.../collections/NOMBRE). Las colecciones de reflectancia de superficie de Landsat y Sentinel-2 son landsat-c2-l2 y sentinel-2-l2a en Planetary Computer, y sentinel-2-l2a y sentinel-2-c1-l2a en Earth Search.</translation>
        </message>
        <message>
            <source>STAC API</source>
            <translation>API STAC</translation>
        </message>
        <message>
            <source>Address of the API, or 'planetary-computer' or 'earth-search'.</source>
            <translation>Dirección de la API, o bien 'planetary-computer' o 'earth-search'.</translation>
        </message>
        <message>
            <source>Collections</source>
            <translation>Colecciones</translation>
        </message>
        <message>
            <source>Ids of collections, separated by commas.</source>
            <translation>Identificadores de colecciones, separados por comas.</translation>
        </message>
        <message>
            <source>Scenes that touch it are found. Without a CRS its numbers are longitudes and latitudes.</source>
            <translation>Se buscan las escenas que la tocan. Sin SRC, sus números son longitudes y latitudes.</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Primer día</translation>
        </message>
        <message>
            <source>No scene is older than this.</source>
            <translation>Ninguna escena es anterior a este día.</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Último día</translation>
        </message>
        <message>
            <source>No scene is younger than this.</source>
            <translation>Ninguna escena es posterior a este día.</translation>
        </message>
        <message>
            <source>Maximum cloud cover (%)</source>
            <translation>Nubosidad máxima (%)</translation>
        </message>
        <message>
            <source>Clouds cover less than this part of the whole scene, in percent; 0 finds scenes without any. Scenes of unknown cloud cover are kept. Leave empty for any.</source>
            <translation>Las nubes cubren menos de esta parte de toda la escena, en porcentaje; 0 busca escenas sin ninguna nube. Se conservan las escenas de nubosidad desconocida. Déjelo vacío para cualquier nubosidad.</translation>
        </message>
        <message>
            <source>Only scenes of this satellite, such as landsat-5 or sentinel-2a, in any spelling; several with commas.</source>
            <translation>Solo escenas de este satélite, como landsat-5 o sentinel-2a, escrito de cualquier forma; varios, separados por comas.</translation>
        </message>
        <message>
            <source>Maximum number of scenes</source>
            <translation>Número máximo de escenas</translation>
        </message>
        <message>
            <source>How many scenes to list at most.</source>
            <translation>Cuántas escenas listar como máximo.</translation>
        </message>
        <message>
            <source>Footprints</source>
            <translation>Huellas</translation>
        </message>
        <message>
            <source>One polygon for each scene: id, collection, platform, datetime, cloud_cover, epsg, href, thumbnail.</source>
            <translation>Un polígono por cada escena: id, collection, platform, datetime, cloud_cover, epsg, href, thumbnail.</translation>
        </message>
        <message>
            <source>Number of scenes</source>
            <translation>Número de escenas</translation>
        </message>
        <message>
            <source>The first day ({first}) lies after the last day ({last}).</source>
            <translation>El primer día ({first}) es posterior al último día ({last}).</translation>
        </message>
        <message>
            <source>Stack bands</source>
            <translation>Apilar bandas</translation>
        </message>
        <message>
            <source>Makes one image with named bands out of several rasters, a folder of them, or some bands of one.</source>
            <translation>Crea una sola imagen con bandas con nombre a partir de varios rásters, de una carpeta de ellos o de algunas bandas de uno.</translation>
        </message>
        <message>
            <source>The image lies on the grid of the first raster; others are interpolated where their grids differ. Values are stored as decimal numbers, with missing pixels left empty.

Instead of choosing rasters, give a folder, a pattern such as *_SR_B?.TIF, or both. The bands are then in the order of the files' names (B2 before B10) and are called by what tells these names apart: lake_green.tif makes 'green'. A maker's numbers become common names where the satellite stands in the file's name, as in LT05_L2SP_..._SR_B4.TIF.

Give the bands their common names (blue, green, red, nir08, swir16, swir22, ...): other tools then know which is which. Landsat Collection 2 surface reflectance needs scale 0.0000275, offset -0.2 and no-data value 0; Sentinel-2 level 2A scale 0.0001.</source>
            <translation>La imagen queda en la cuadrícula del primer ráster; los demás se interpolan si sus cuadrículas son distintas. Los valores se almacenan como números decimales, y los píxeles que faltan quedan vacíos.

En lugar de elegir rásters, indique una carpeta, un patrón como *_SR_B?.TIF, o ambos. Las bandas quedan entonces en el orden de los nombres de los archivos (B2 antes que B10) y se llaman según lo que distingue esos nombres: lake_green.tif da 'green'. Los números del fabricante se convierten en nombres comunes si el satélite figura en el nombre del archivo, como en LT05_L2SP_..._SR_B4.TIF.

Dé a las bandas sus nombres comunes (blue, green, red, nir08, swir16, swir22, ...): así las demás herramientas saben cuál es cuál. La reflectancia de superficie de la Colección 2 de Landsat necesita escala 0.0000275, desplazamiento -0.2 y valor sin datos 0; Sentinel-2 de nivel 2A, escala 0.0001.</translation>
        </message>
        <message>
            <source>Rasters</source>
            <translation>Rásters</translation>
        </message>
        <message>
            <source>The rasters to stack, in the order of the bands. One raster is enough if you choose bands from it.</source>
            <translation>Los rásters que se van a apilar, en el orden de las bandas. Basta con un ráster si elige bandas de él.</translation>
        </message>
        <message>
            <source>Folder of rasters</source>
            <translation>Carpeta de rásters</translation>
        </message>
        <message>
            <source>Instead of rasters: all GeoTIFF, JPEG 2000 and similar files of this folder, or those that the pattern fits.</source>
            <translation>En lugar de rásters: todos los archivos GeoTIFF, JPEG 2000 y similares de esta carpeta, o los que se ajusten al patrón.</translation>
        </message>
        <message>
            <source>Pattern of file names</source>
            <translation>Patrón de nombres de archivo</translation>
        </message>
        <message>
            <source>Which files of the folder, such as *_SR_B?.TIF: * stands for any characters, ? for one, [1-7] for one of these. Without a folder, a whole path.</source>
            <translation>Qué archivos de la carpeta, por ejemplo *_SR_B?.TIF: * representa caracteres cualesquiera, ? uno, [1-7] uno de estos. Sin carpeta, una ruta completa.</translation>
        </message>
        <message>
            <source>Bands of a single raster</source>
            <translation>Bandas de un único ráster</translation>
        </message>
        <message>
            <source>Numbers of the bands to take, in order, separated by semicolons. Only for a single raster.</source>
            <translation>Números de las bandas que se toman, en orden, separados por punto y coma. Solo para un único ráster.</translation>
        </message>
        <message>
            <source>Band names</source>
            <translation>Nombres de las bandas</translation>
        </message>
        <message>
            <source>One name for each band, separated by commas, such as: blue,green,red,nir08,swir16,swir22</source>
            <translation>Un nombre por banda, separados por comas, por ejemplo: blue,green,red,nir08,swir16,swir22</translation>
        </message>
        <message>
            <source>Stored value x scale + offset is the result's value.</source>
            <translation>Valor almacenado x escala + desplazamiento es el valor del resultado.</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>Desplazamiento</translation>
        </message>
        <message>
            <source>Added after the scale.</source>
            <translation>Se suma después de aplicar la escala.</translation>
        </message>
        <message>
            <source>No-data value of the rasters</source>
            <translation>Valor sin datos de los rásters</translation>
        </message>
        <message>
            <source>The stored value that means 'not observed'. Leave empty to use that of the files.</source>
            <translation>El valor almacenado que significa «no observado». Déjelo vacío para usar el de los archivos.</translation>
        </message>
        <message>
            <source>When the image was taken. Leave empty to use that of the files.</source>
            <translation>Cuándo se tomó la imagen. Déjelo vacío para usar la fecha de los archivos.</translation>
        </message>
        <message>
            <source>Only this part, grown to whole pixels. Leave empty for all of the first raster.</source>
            <translation>Solo esta parte, ampliada a píxeles enteros. Déjelo vacío para todo el primer ráster.</translation>
        </message>
        <message>
            <source>The stacked image, a GeoTIFF.</source>
            <translation>La imagen apilada, un GeoTIFF.</translation>
        </message>
        <message>
            <source>Specify exactly one of: rasters; a folder, a pattern or both.</source>
            <translation>Especifique exactamente una de estas opciones: rásters; una carpeta, un patrón o ambos.</translation>
        </message>
        <message>
            <source>Rasters: none of them can be read. They are missing, damaged, or not rasters.</source>
            <translation>Rásters: no se puede leer ninguno. Faltan, están dañados o no son rásters.</translation>
        </message>
        <message>
            <source>Bands can be chosen from a single raster only. Leave them out, or give one raster.</source>
            <translation>Solo se pueden elegir bandas de un único ráster. Omítalas o indique un solo ráster.</translation>
        </message>
        <message>
            <source>Cube clusters, step by step</source>
            <translation>Clústeres del cubo, paso a paso</translation>
        </message>
        <message>
            <source>Lake change, step by step</source>
            <translation>Cambio del lago, paso a paso</translation>
        </message>
        <message>
            <source>Lake change sample, step by step</source>
            <translation>Muestra del cambio del lago, paso a paso</translation>
        </message>
        <message>
            <source>Lake series, step by step</source>
            <translation>Serie temporal del lago, paso a paso</translation>
        </message>
        <message>
            <source>Spectral indices</source>
            <translation>Índices espectrales</translation>
        </message>
        <message>
            <source>Spectra</source>
            <translation>Espectros</translation>
        </message>
        <message>
            <source>Computes indices of vegetation, plant litter and water from an image: one band for each index.</source>
            <translation>Calcula índices de vegetación, de restos vegetales y de agua a partir de una imagen: una banda por cada índice.</translation>
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
            <translation>La imagen debe contener reflectancia de 0 a 1. Si está claro que no es así, se rechazan los índices que resultarían erróneos por ello, y para los demás (ndvi, ndwi, mndwi, mrendvi, sipi) se muestra una advertencia. Un píxel cuya reflectancia sea cero o menos en una banda que un índice necesita es «sin datos» en ese índice.

R con un número es la reflectancia a esa longitud de onda en nanómetros. Se toma la banda cuyo centro sea el más cercano; puede desviarse hasta su propia anchura a media altura, o hasta 10 nm si es más estrecha, salvo que introduzca otra tolerancia. Aquí pueden hacer falta bandas que en una imagen de espectros se suelen haber eliminado a causa del vapor de agua: calcule los índices antes de eliminar bandas.

ndvi: (R858.6 - R648.2) / (R858.6 + R648.2); si no hay ninguna banda tan cercana, las bandas llamadas 'nir08' y 'red', o situadas en sus intervalos. Índice de vegetación de diferencia normalizada, Rouse et al. 1974.

Los índices de agua toman sus bandas por el nombre (green, nir08, swir16, etc.; véase Apilar bandas) o, si no, por los intervalos de longitudes de onda que esos nombres representan.

ndwi: (green - nir08) / (green + nir08). Índice de agua de diferencia normalizada, McFeeters 1996.

mndwi: (green - swir16) / (green + swir16). Índice de agua de diferencia normalizada modificado, Xu 2006.

awei_nsh: 4 (green - swir16) - (0.25 nir08 + 2.75 swir22). Índice de extracción automática de agua para escenas sin sombras, Feyisa et al. 2014. Algunos catálogos de índices dan a 2.75 swir22 un signo más; es una errata.

awei_sh: blue + 2.5 green - 1.5 (nir08 + swir16) - 0.25 swir22. Lo mismo para escenas con sombras, Feyisa et al. 2014.

cai: 0.5 (R2000 + R2200) - R2100. Índice de absorción de celulosa, Daughtry 2001.

ndli: [log(1/R1754) - log(1/R1680)] / [log(1/R1754) + log(1/R1680)]. Índice de lignina de diferencia normalizada, Serrano et al. 2002. Parte del código publicado tiene el signo equivocado en el denominador y da exactamente -1 veces este valor.

mrendvi: (R750 - R705) / (R750 + R705 - 2 R445). Índice de vegetación de diferencia normalizada del borde rojo modificado, Sims y Gamon 2002.

sipi: (R800 - R445) / (R800 - R680). Índice de pigmentos insensible a la estructura, Peñuelas et al. 1995.

ndni: [log(1/R1510) - log(1/R1680)] / [log(1/R1510) + log(1/R1680)]. Índice de nitrógeno de diferencia normalizada, Serrano et al. 2002.

cri1: 1/R510 - 1/R550, y cri2: 1/R510 - 1/R700. Índices de reflectancia de carotenoides, Gitelson et al. 2002.</translation>
        </message>
        <message>
            <source>An image of reflectance from 0 to 1, whose bands have wavelengths or names.</source>
            <translation>Una imagen de reflectancia de 0 a 1 cuyas bandas tienen longitudes de onda o nombres.</translation>
        </message>
        <message>
            <source>Indices</source>
            <translation>Índices</translation>
        </message>
        <message>
            <source>The indices to compute. Their formulas are in the help.</source>
            <translation>Los índices que se van a calcular. Sus fórmulas están en la ayuda.</translation>
        </message>
        <message>
            <source>Tolerance (nm)</source>
            <translation>Tolerancia (nm)</translation>
        </message>
        <message>
            <source>How far a band's centre may lie from a wavelength that an index asks for, in nanometres. Leave empty for the band's own width, but 10 nm at least.</source>
            <translation>A qué distancia puede estar el centro de una banda de la longitud de onda que pide un índice, en nanómetros. Déjelo vacío para usar la anchura de la propia banda, pero al menos 10 nm.</translation>
        </message>
        <message>
            <source>One band for each index, of its name, in the order of your choice.</source>
            <translation>Una banda por cada índice, con su nombre, en el orden que usted elija.</translation>
        </message>
        <message>
            <source>Spectral signature</source>
            <translation>Firma espectral</translation>
        </message>
        <message>
            <source>Reads the spectrum of an image at one point or at many: a table, and a plot as a page for the browser.</source>
            <translation>Lee el espectro de una imagen en un punto o en muchos: una tabla, y un gráfico como página para el navegador.</translation>
        </message>
        <message>
            <source>Give one point, or a layer of points. The value of each band is that of the pixel that holds the point. Points may be in any CRS. Points of a layer that lie outside the image or on no data are left out, with a warning; a single point there is an error. With 'linear' the values are interpolated between the centres of the four pixels around the point, as the published notebooks do; where one of the four has no data, there is no value.

The plot has wavelengths in nanometres on its axis if all bands have one, else the bands' names, in the order of the spectrum where these tell it. Its lines break where bands were dropped or have no data. Each point is a line; where there are more than eight, they are thin and their mean stands out. With a class field, each class is drawn by its mean, with one standard deviation around it. Thermal bands are in the table only. Rest the pointer on the plot to read the values. The page is one file that needs no network.

The table has one line for each point and band: point (the feature's id), class, x, y (in the image's CRS), band (its number in the image), name, wavelength_nm and value; value is empty where there is no data.</source>
            <translation>Indique un punto o una capa de puntos. El valor de cada banda es el del píxel que contiene el punto. Los puntos pueden estar en cualquier SRC. Los puntos de una capa que estén fuera de la imagen o en zonas sin datos se omiten, con una advertencia; si se trata de un único punto, es un error. Con 'linear' los valores se interpolan entre los centros de los cuatro píxeles que rodean el punto, como hacen los cuadernos publicados; si uno de los cuatro no tiene datos, no hay valor.

El gráfico lleva en su eje las longitudes de onda en nanómetros si todas las bandas tienen una; si no, los nombres de las bandas, en el orden del espectro cuando se puede deducir de ellos. Sus líneas se interrumpen donde se eliminaron bandas o estas no tienen datos. Cada punto es una línea; si hay más de ocho, las líneas son finas y destaca su media. Con un campo de clase, cada clase se dibuja por su media, con una desviación estándar a su alrededor. Las bandas térmicas solo están en la tabla. Detenga el puntero sobre el gráfico para leer los valores. La página es un solo archivo que no necesita red.

La tabla tiene una fila por cada punto y banda: point (el identificador del objeto), class, x, y (en el SRC de la imagen), band (su número en la imagen), name, wavelength_nm y value; value está vacío donde no hay datos.</translation>
        </message>
        <message>
            <source>The image to read the spectra of.</source>
            <translation>La imagen de la que se leen los espectros.</translation>
        </message>
        <message>
            <source>Point</source>
            <translation>Punto</translation>
        </message>
        <message>
            <source>Where to read the spectrum. Any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Dónde leer el espectro. Cualquier SRC, por ejemplo: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Puntos</translation>
        </message>
        <message>
            <source>A layer of points, instead of a single one.</source>
            <translation>Una capa de puntos, en lugar de uno solo.</translation>
        </message>
        <message>
            <source>Class field</source>
            <translation>Campo de clase</translation>
        </message>
        <message>
            <source>The field of the layer with the class of each point, such as its land cover.</source>
            <translation>El campo de la capa con la clase de cada punto, como su cobertura del suelo.</translation>
        </message>
        <message>
            <source>Interpolation</source>
            <translation>Interpolación</translation>
        </message>
        <message>
            <source>What counts between the centres of pixels: the 'nearest' pixel, which holds the point, or 'linear' between four.</source>
            <translation>Qué se toma entre los centros de los píxeles: el píxel más cercano ('nearest'), que contiene el punto, o la interpolación lineal ('linear') entre cuatro.</translation>
        </message>
        <message>
            <source>Table of spectra</source>
            <translation>Tabla de espectros</translation>
        </message>
        <message>
            <source>One line for each point and band.</source>
            <translation>Una fila por cada punto y banda.</translation>
        </message>
        <message>
            <source>Plot of spectra</source>
            <translation>Gráfico de espectros</translation>
        </message>
        <message>
            <source>A page with the plot.</source>
            <translation>Una página con el gráfico.</translation>
        </message>
        <message>
            <source>Specify exactly one of: a point, a layer of points.</source>
            <translation>Especifique exactamente una de estas opciones: un punto, una capa de puntos.</translation>
        </message>
        <message>
            <source>A class field needs a layer of points that has it.</source>
            <translation>Un campo de clase necesita una capa de puntos que lo tenga.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}'. Its fields are: {fields}.</source>
            <translation>La capa de puntos no tiene ningún campo «{field}». Sus campos son: {fields}.</translation>
        </message>
        <message>
            <source>There is nothing to write: choose the table, the plot, or both.</source>
            <translation>No hay nada que escribir: elija la tabla, el gráfico o ambos.</translation>
        </message>
        <message>
            <source>Only the square around the point, in whole pixels of the image: distance to each side, in the units of the CRS. Leave land around the lake.</source>
            <translation>Solo el cuadrado alrededor del punto, en píxeles enteros de la imagen: distancia a cada lado, en las unidades del SRC. Deje tierra alrededor del lago.</translation>
        </message>
        <message>
            <source>Only this area.</source>
            <translation>Solo esta zona.</translation>
        </message>
        <message>
            <source>Cell size in the units of the CRS. Leave empty for that of the first image.</source>
            <translation>Tamaño de celda en las unidades del SRC. Déjelo vacío para usar el de la primera imagen.</translation>
        </message>
        <message>
            <source>CRS of the results. Leave empty for that of the first image.</source>
            <translation>SRC de los resultados. Déjelo vacío para usar el de la primera imagen.</translation>
        </message>
        <message>
            <source>How images get onto one grid: 'auto' averages where cells get larger and interpolates elsewhere. 'bilinear' and 'nearest' pick single pixels then, and areas carry a sampling error.</source>
            <translation>Cómo se llevan las imágenes a una misma cuadrícula: 'auto' promedia donde las celdas se hacen más grandes e interpola en los demás casos. 'bilinear' y 'nearest' toman entonces píxeles sueltos, y las áreas llevan un error de muestreo.</translation>
        </message>
        <message>
            <source>Lake change</source>
            <translation>Cambio del lago</translation>
        </message>
        <message>
            <source>Water</source>
            <translation>Agua</translation>
        </message>
        <message>
            <source>Shows how a lake changed between two images: finds the water in both by their own spectra, and compares.</source>
            <translation>Muestra cómo cambió un lago entre dos imágenes: busca el agua en ambas según sus propios espectros y compara.</translation>
        </message>
        <message>
            <source>Choose two images of the same place with named bands, and click into the water. They may come from two sensors, such as Landsat and Sentinel-2: the bands both have by name are compared, thermal ones never. Both images are put onto one grid, and what is water is decided for each image by its own land and water: clear, turbid and dark water, narrow rivers too.

The point is checked: where an image clearly shows land there, the tool reports its values and stops. To insist, cluster the image and name its clusters by number in Water mask. Without a point the tool maps all water. With 'Only the water body at the point' other lakes are left out; a gap in the data does not part a lake. Areas count observed pixels on the ground; missing ones are shown as 'not observed'.

The clusters are a map of their own: their number, scaling and seed change what the cluster rasters show, and nothing about the water. Only where it is not known which band is green and which is infrared, the cluster at the point is taken for water.

AREA_BEFORE and the like count whole pixels. SUBPIXEL_BEFORE and the like add up the parts of pixels that are water, as Water fraction does, each with its error, one standard deviation; FLAGS names what makes them doubtful. SUBPIXEL_CHANGE is after less before where both were observed, and the log and the report say whether it is larger than its error; the errors of the two dates are taken as independent. Lost and gained are counted in and beside the pixels that CHANGE shows as lost or gained.

The single steps are tools of their own (Spectral clustering, Water mask, Water change), and the model 'Lake change, step by step' chains them: open it in the modeler to change the chain.</source>
            <translation>Elija dos imágenes del mismo lugar con bandas con nombre y haga clic en el agua. Pueden proceder de dos sensores, como Landsat y Sentinel-2: se comparan las bandas que ambas tienen con el mismo nombre, nunca las térmicas. Ambas imágenes se llevan a una misma cuadrícula, y qué es agua se decide en cada imagen según su propia tierra y su propia agua: agua clara, turbia y oscura, y también ríos estrechos.

El punto se comprueba: si una imagen muestra claramente tierra allí, la herramienta informa de sus valores y se detiene. Si aun así quiere considerarlo agua, agrupe la imagen e indique sus clústeres por número en Máscara de agua. Sin punto, la herramienta cartografía toda el agua. Con «Solo la masa de agua del punto» se omiten los demás lagos; un hueco en los datos no divide un lago. Las áreas son las de los píxeles observados, medidas sobre el terreno; los que faltan se muestran como «no observado».

Los clústeres son un mapa aparte: su número, escalado y semilla cambian lo que muestran los rásters de clústeres, y nada del agua. Solo cuando no se sabe qué banda es el verde y cuál el infrarrojo se toma por agua el clúster del punto.

AREA_BEFORE y similares cuentan píxeles enteros. SUBPIXEL_BEFORE y similares suman las partes de los píxeles que son agua, como hace Fracción de agua, cada una con su error, una desviación estándar; FLAGS indica lo que las hace dudosas. SUBPIXEL_CHANGE es el valor de después menos el de antes donde se observaron ambas fechas, y el registro y el informe dicen si es mayor que su error; los errores de las dos fechas se consideran independientes. Lo perdido y lo ganado se cuentan en los píxeles que CHANGE muestra como perdidos o ganados y junto a ellos.

Los distintos pasos son herramientas propias (Agrupamiento espectral, Máscara de agua, Cambio del agua), y el modelo «Cambio del lago, paso a paso» los encadena: ábralo en el diseñador de modelos para modificar la cadena.</translation>
        </message>
        <message>
            <source>Leave it empty for the whole image.</source>
            <translation>Déjelo vacío para toda la imagen.</translation>
        </message>
        <message>
            <source>Image before</source>
            <translation>Imagen anterior</translation>
        </message>
        <message>
            <source>The first date's image.</source>
            <translation>La imagen de la primera fecha.</translation>
        </message>
        <message>
            <source>Image after</source>
            <translation>Imagen posterior</translation>
        </message>
        <message>
            <source>The second date's image.</source>
            <translation>La imagen de la segunda fecha.</translation>
        </message>
        <message>
            <source>Point in the water</source>
            <translation>Punto en el agua</translation>
        </message>
        <message>
            <source>A place that is water on both dates, in any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Un lugar que es agua en ambas fechas, en cualquier SRC, por ejemplo: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Only the water body at the point</source>
            <translation>Solo la masa de agua del punto</translation>
        </message>
        <message>
            <source>Leave other lakes out.</source>
            <translation>Omitir los demás lagos.</translation>
        </message>
        <message>
            <source>Cluster both dates together</source>
            <translation>Agrupar ambas fechas juntas</translation>
        </message>
        <message>
            <source>One clustering for both dates, so that a number means the same on both. It changes the cluster rasters only.</source>
            <translation>Un solo agrupamiento para ambas fechas, de modo que un número signifique lo mismo en las dos. Solo cambia los rásters de clústeres.</translation>
        </message>
        <message>
            <source>0 = dry on both dates, 1 = water on both, 2 = lost, 3 = gained, 255 = not observed.</source>
            <translation>0 = seco en ambas fechas, 1 = agua en ambas, 2 = perdida, 3 = ganada, 255 = no observado.</translation>
        </message>
        <message>
            <source>Water before</source>
            <translation>Agua antes</translation>
        </message>
        <message>
            <source>The first date's water mask.</source>
            <translation>La máscara de agua de la primera fecha.</translation>
        </message>
        <message>
            <source>Water after</source>
            <translation>Agua después</translation>
        </message>
        <message>
            <source>The second date's water mask.</source>
            <translation>La máscara de agua de la segunda fecha.</translation>
        </message>
        <message>
            <source>Clusters before</source>
            <translation>Clústeres antes</translation>
        </message>
        <message>
            <source>The first date's clusters.</source>
            <translation>Los clústeres de la primera fecha.</translation>
        </message>
        <message>
            <source>Clusters after</source>
            <translation>Clústeres después</translation>
        </message>
        <message>
            <source>The second date's clusters.</source>
            <translation>Los clústeres de la segunda fecha.</translation>
        </message>
        <message>
            <source>A page with images, maps, areas and versions.</source>
            <translation>Una página con imágenes, mapas, áreas y versiones.</translation>
        </message>
        <message>
            <source>Give a radius around the point or an extent, not both.</source>
            <translation>Indique un radio alrededor del punto o una extensión, no ambos.</translation>
        </message>
        <message>
            <source>A radius needs a point: it is the distance from the point to each side of the area.</source>
            <translation>Un radio necesita un punto: es la distancia del punto a cada lado de la zona.</translation>
        </message>
        <message>
            <source>To keep only the water body at the point, give a point in it.</source>
            <translation>Para conservar solo la masa de agua del punto, indique un punto dentro de ella.</translation>
        </message>
        <message>
            <source>{}: clustering needs two bands or more. Stack band files with Stack bands first.</source>
            <translation>{}: el agrupamiento necesita dos bandas o más. Apile antes los archivos de bandas con Apilar bandas.</translation>
        </message>
        <message>
            <source>Lake series</source>
            <translation>Serie temporal del lago</translation>
        </message>
        <message>
            <source>Follows a lake through many dates: its area with gaps filled and how sure that is, its trend and seasons.</source>
            <translation>Sigue un lago a lo largo de muchas fechas: su área con los huecos rellenados y su grado de certeza, su tendencia y su estacionalidad.</translation>
        </message>
        <message>
            <source>Choose images of a lake, the folder that holds them, or footprints that Search scenes found, and click into the water. Images need named bands and a date, in the file or in its name. What is water is decided for each image by its own land and water, as in Lake change. Clouds and stripes leave gaps; what they hide is filled by how often each pixel was water on the other dates, and by what the date itself shows. With outlines of lakes instead of a point each of them is followed, and every image is still read once.

Nothing is filled silently. The table has a line for each date and lake: the share of the lake that was observed; the water that was seen (observed), and that with what gaps hide (filled), in km²; the least and the most that is possible (lower, upper); one standard deviation of filled (sigma); a flag and reasons. 'good' was seen whole (90 % or more), 'filled' had gaps, 'poor' shows too little and has no filled area, 'failed' is an image that takes no part, and the reason says why: one bad image never ends the run. Reasons are: land in water (ice, algae, missed cloud), water on land (shadow, a shifted image), above or below the range of all other dates, gaps follow the shore (shallow water was taken for cloud), seldom seen.

On generated series of 28 dates or more, half hidden dates were 0.6 to 2.4 % (rms) off what they show without clouds, and the 95 % interval held 94 to 97 % of all dates. With 7 to 15 dates expect up to 5 %. Rivers that move have no such order; the report says so. An interval cannot know what was taken for cloud although it is water.

The trend is that of the medians of calendar months, in km² a year, with a probability that takes the lake's memory over years into account. It takes 8 years with 3 months each; with less the trend stays empty. Dates that contradict themselves and poor ones are left out of it.

With a folder for kept results, a second run only looks at new images, and a run that was cancelled or killed goes on where it ended.</source>
            <translation>Elija imágenes de un lago, la carpeta que las contiene o huellas que haya encontrado Buscar escenas, y haga clic en el agua. Las imágenes necesitan bandas con nombre y una fecha, en el archivo o en su nombre. Qué es agua se decide en cada imagen según su propia tierra y su propia agua, como en Cambio del lago. Las nubes y las franjas dejan huecos; lo que ocultan se rellena según la frecuencia con que cada píxel fue agua en las demás fechas y según lo que muestra la propia fecha. Con contornos de lagos en lugar de un punto se sigue cada uno de ellos, y cada imagen se lee igualmente una sola vez.

Nada se rellena sin avisar. La tabla tiene una fila por cada fecha y lago: la proporción del lago que se observó; el agua que se vio (observed) y la misma con lo que ocultan los huecos (filled), en km²; el mínimo y el máximo posibles (lower, upper); una desviación estándar de filled (sigma); un indicador y los motivos. 'good' se vio entero (90 % o más), 'filled' tenía huecos, 'poor' muestra demasiado poco y no tiene área rellenada, 'failed' es una imagen que no participa, y el motivo dice por qué: una imagen defectuosa nunca interrumpe la ejecución. Los motivos son: 'land in water', tierra en el agua (hielo, algas, nubes no detectadas); 'water on land', agua en la tierra (sombra, una imagen desplazada); 'above range' o 'below range', por encima o por debajo del intervalo de todas las demás fechas; 'gaps follow the shore', los huecos siguen la orilla (el agua poco profunda se tomó por nubes); 'seldom seen', visto pocas veces.

En series generadas de 28 fechas o más, las fechas medio ocultas se desviaron entre un 0.6 y un 2.4 % (RMS) de lo que muestran sin nubes, y el intervalo del 95 % contuvo entre el 94 y el 97 % de todas las fechas. Con 7 a 15 fechas, cuente con hasta un 5 %. En los ríos que se desplazan, los píxeles no se secan ni se inundan siempre en el mismo orden; el informe lo indica. Un intervalo no puede saber qué se tomó por nubes siendo agua.

La tendencia es la de las medianas de los meses naturales, en km² al año, con una probabilidad que tiene en cuenta la memoria del lago a lo largo de los años. Requiere 8 años con 3 meses cada uno; con menos, la tendencia queda vacía. Las fechas que se contradicen a sí mismas y las de tipo 'poor' no se incluyen en ella.

Con una carpeta para conservar resultados, una segunda ejecución solo examina las imágenes nuevas, y una ejecución cancelada o interrumpida continúa donde terminó.</translation>
        </message>
        <message>
            <source>Dates that were observed</source>
            <translation>Fechas que se observaron</translation>
        </message>
        <message>
            <source>Trend (km² a year)</source>
            <translation>Tendencia (km² al año)</translation>
        </message>
        <message>
            <source>Probability of such a trend by chance</source>
            <translation>Probabilidad de que una tendencia así se deba al azar</translation>
        </message>
        <message>
            <source>Share of the areas that had gaps to fill</source>
            <translation>Proporción de las áreas que tenían huecos que rellenar</translation>
        </message>
        <message>
            <source>First date</source>
            <translation>Primera fecha</translation>
        </message>
        <message>
            <source>Last date</source>
            <translation>Última fecha</translation>
        </message>
        <message>
            <source>Seasonal: yes, no, or insufficient record</source>
            <translation>Estacional: sí (yes), no o registro insuficiente (insufficient record)</translation>
        </message>
        <message>
            <source>Give the point with its CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Indique el punto con su SRC, por ejemplo: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Imágenes</translation>
        </message>
        <message>
            <source>Water occurrence</source>
            <translation>Ocurrencia de agua</translation>
        </message>
        <message>
            <source>Specify exactly one of: images, a folder of images, footprints of scenes.</source>
            <translation>Especifique exactamente una de estas opciones: imágenes, una carpeta de imágenes, huellas de escenas.</translation>
        </message>
        <message>
            <source>Specify exactly one of: a point in the lake, outlines of lakes.</source>
            <translation>Especifique exactamente una de estas opciones: un punto en el lago, contornos de lagos.</translation>
        </message>
        <message>
            <source>Footprints need an area, or whole scenes would be loaded: give an extent, a radius, or lakes.</source>
            <translation>Las huellas necesitan una zona; de lo contrario, se cargarían escenas enteras: indique una extensión, un radio o lagos.</translation>
        </message>
        <message>
            <source>{title}: there is no field '{field}'. The fields are: {fields}.</source>
            <translation>{title}: no hay ningún campo «{field}». Los campos son: {fields}.</translation>
        </message>
        <message>
            <source>Images of several dates, as the tools under Scenes write them.</source>
            <translation>Imágenes de varias fechas, como las que escriben las herramientas del grupo Escenas.</translation>
        </message>
        <message>
            <source>Folder of images</source>
            <translation>Carpeta de imágenes</translation>
        </message>
        <message>
            <source>Instead: all images that lie in this folder.</source>
            <translation>En su lugar: todas las imágenes que hay en esta carpeta.</translation>
        </message>
        <message>
            <source>Footprints of scenes</source>
            <translation>Huellas de escenas</translation>
        </message>
        <message>
            <source>Instead: scenes that Search scenes found. Each is loaded for the area alone, clouds and shadows hidden.</source>
            <translation>En su lugar: escenas que ha encontrado Buscar escenas. Cada una se carga solo para la zona, con las nubes y las sombras ocultas.</translation>
        </message>
        <message>
            <source>Point in the lake</source>
            <translation>Punto en el lago</translation>
        </message>
        <message>
            <source>A place that is water on most dates, in any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Un lugar que es agua en la mayoría de las fechas, en cualquier SRC, por ejemplo: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Lakes</source>
            <translation>Lagos</translation>
        </message>
        <message>
            <source>Instead of a point: outlines of the ground that each lake may cover.</source>
            <translation>En lugar de un punto: contornos del terreno que puede cubrir cada lago.</translation>
        </message>
        <message>
            <source>Field that names the lakes</source>
            <translation>Campo con el nombre de los lagos</translation>
        </message>
        <message>
            <source>What the table calls each lake. Leave empty for the features' ids.</source>
            <translation>Cómo llama la tabla a cada lago. Déjelo vacío para usar los identificadores de los objetos.</translation>
        </message>
        <message>
            <source>Cluster all dates together</source>
            <translation>Agrupar todas las fechas juntas</translation>
        </message>
        <message>
            <source>One clustering for all images whose bands do not tell water, so that a number means the same on all dates.</source>
            <translation>Un solo agrupamiento para todas las imágenes cuyas bandas no permiten reconocer el agua, de modo que un número signifique lo mismo en todas las fechas.</translation>
        </message>
        <message>
            <source>Least observed share</source>
            <translation>Proporción mínima observada</translation>
        </message>
        <message>
            <source>Dates that show a smaller share of the lake's ground get no filled area.</source>
            <translation>Las fechas que muestran una proporción menor del terreno del lago no reciben área rellenada.</translation>
        </message>
        <message>
            <source>Folder for kept results</source>
            <translation>Carpeta para conservar resultados</translation>
        </message>
        <message>
            <source>The water mask of each image is kept here, so that a second run only looks at new images.</source>
            <translation>Aquí se conserva la máscara de agua de cada imagen, de modo que una segunda ejecución solo examine las imágenes nuevas.</translation>
        </message>
        <message>
            <source>Table of dates</source>
            <translation>Tabla de fechas</translation>
        </message>
        <message>
            <source>One line for each date and lake, areas in km².</source>
            <translation>Una fila por cada fecha y lago, áreas en km².</translation>
        </message>
        <message>
            <source>Two bands: the share of the observations that show water, and the number of observations.</source>
            <translation>Dos bandas: la proporción de las observaciones que muestran agua y el número de observaciones.</translation>
        </message>
        <message>
            <source>One band a date, named by it: 0 = not water, 1 = water, 2 and 3 = the same, filled, 255 = not known.</source>
            <translation>Una banda por fecha, con su nombre: 0 = sin agua, 1 = agua, 2 y 3 = lo mismo, rellenado, 255 = desconocido.</translation>
        </message>
        <message>
            <source>Shorelines</source>
            <translation>Líneas de orilla</translation>
        </message>
        <message>
            <source>The shores of all dates, where they were seen.</source>
            <translation>Las orillas de todas las fechas, donde se vieron.</translation>
        </message>
        <message>
            <source>NetCDF files (*.nc)</source>
            <translation>Archivos NetCDF (*.nc)</translation>
        </message>
        <message>
            <source>The maps of all dates and the areas, for xarray and others that read CF NetCDF.</source>
            <translation>Los mapas de todas las fechas y las áreas, para xarray y otros programas que leen NetCDF con convenciones CF.</translation>
        </message>
        <message>
            <source>A page with curve, trend, seasons, maps and table.</source>
            <translation>Una página con curva, tendencia, estacionalidad, mapas y tabla.</translation>
        </message>
        <message>
            <source>Picture of the curve</source>
            <translation>Imagen de la curva</translation>
        </message>
        <message>
            <source>PNG files (*.png)</source>
            <translation>Archivos PNG (*.png)</translation>
        </message>
        <message>
            <source>The curve with its intervals, for papers.</source>
            <translation>La curva con sus intervalos, para artículos.</translation>
        </message>
        <message>
            <source>Shoreline</source>
            <translation>Línea de orilla</translation>
        </message>
        <message>
            <source>Draws the line between water and land through water fractions or masks of one or several dates.</source>
            <translation>Dibuja la línea entre el agua y la tierra a partir de fracciones de agua o máscaras de una o varias fechas.</translation>
        </message>
        <message>
            <source>From a water fraction the line runs where half of the ground is water, between pixel centres, on generated lakes within a third of a pixel of the true shore. From a mask it runs half way between the centres of water and land; masks leave out pixels that are half water by a little, so the line from a fraction is nearer to the shore.

Where ground was not observed there is no shore: a line ends there, and at the edge of the image, and has 0 in the field 'closed'; 1 is a line that comes back to its beginning. Each feature has its date, its length on the ellipsoid in metres, and the raster it comes from. Several dates make one layer, which the temporal controller can play.

As polygons the water is drawn with its islands as holes; outlines close along missing data, half way to the next pixel, and that part is not in 'length_m'. Do not take the polygons' area for the area of the water: the line cuts corners of what is small, so that a lake of 3 to 5 pixels across has 0.9 of its area in it. The area is what Water fraction adds up.

Smoothing rounds off corners; what the line encloses keeps its area.</source>
            <translation>A partir de una fracción de agua, la línea pasa por donde la mitad del terreno es agua, entre los centros de los píxeles; en lagos generados, a menos de un tercio de píxel de la orilla verdadera. A partir de una máscara, pasa a medio camino entre los centros de agua y de tierra; las máscaras omiten los píxeles en los que el agua apenas llega a la mitad, de modo que la línea de una fracción está más cerca de la orilla.

Donde el terreno no se observó no hay orilla: la línea termina allí, y en el borde de la imagen, y tiene 0 en el campo 'closed'; 1 es una línea que vuelve a su comienzo. Cada objeto tiene su fecha, su longitud sobre el elipsoide en metros y el ráster del que procede. Varias fechas forman una sola capa, que el controlador temporal puede reproducir.

Como polígonos, el agua se dibuja con sus islas como agujeros; los contornos se cierran a lo largo de los datos que faltan, a medio camino del píxel siguiente, y esa parte no está en 'length_m'. No tome el área de los polígonos por el área del agua: la línea recorta las esquinas de lo que es pequeño, de modo que un lago de 3 a 5 píxeles de ancho contiene 0.9 de su área. El área es lo que suma Fracción de agua.

El suavizado redondea las esquinas; lo que encierra la línea conserva su área.</translation>
        </message>
        <message>
            <source>Water fractions or masks</source>
            <translation>Fracciones de agua o máscaras</translation>
        </message>
        <message>
            <source>Rasters of Water fraction (0 to 1) or water masks (0, 1, 255 = not observed), of one or several dates.</source>
            <translation>Rásters de Fracción de agua (0 a 1) o máscaras de agua (0, 1, 255 = no observado), de una o varias fechas.</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Nivel</translation>
        </message>
        <message>
            <source>The share of water that the line follows: 0.5 for the shore.</source>
            <translation>La proporción de agua que sigue la línea: 0.5 para la orilla.</translation>
        </message>
        <message>
            <source>Smooth</source>
            <translation>Suavizar</translation>
        </message>
        <message>
            <source>Round off corners. The enclosed area stays.</source>
            <translation>Redondear las esquinas. El área encerrada se conserva.</translation>
        </message>
        <message>
            <source>Polygons</source>
            <translation>Polígonos</translation>
        </message>
        <message>
            <source>Draw the water as polygons with holes instead of lines. Their area is not that of Water fraction.</source>
            <translation>Dibujar el agua como polígonos con agujeros en lugar de líneas. Su área no es la de Fracción de agua.</translation>
        </message>
        <message>
            <source>The lines, or polygons: date, length_m, closed (1, or 0 where missing data or the edge cuts it), source.</source>
            <translation>Las líneas, o los polígonos: date, length_m, closed (1, o 0 donde los datos que faltan o el borde la cortan), source.</translation>
        </message>
        <message>
            <source>Length of all shorelines (km)</source>
            <translation>Longitud de todas las líneas de orilla (km)</translation>
        </message>
        <message>
            <source>Water change</source>
            <translation>Cambio del agua</translation>
        </message>
        <message>
            <source>Compares two water masks: where water stayed, went and came, with areas in km².</source>
            <translation>Compara dos máscaras de agua: dónde el agua permaneció, desapareció y apareció, con áreas en km².</translation>
        </message>
        <message>
            <source>The second mask is put on the grid of the first where they differ. Pixels that were not observed on one of the dates are counted as such, neither as lost nor as gained. Areas come from the pixel size in projected CRSs, and from the ellipsoid in geographic ones.

AREA_BEFORE and the like count whole pixels. SUBPIXEL_BEFORE and the like add up the parts of pixels that are water, as Water fraction does, each with its error, one standard deviation. They need the images of the masks, and are empty where these are not known. SUBPIXEL_CHANGE is after less before where both were observed, and the log and the report say whether it is larger than its error; the errors of the two dates are taken as independent. Lost and gained are counted in and beside the pixels of OUTPUT that were lost or gained; what moved less than a pixel elsewhere along the shore is in the change alone. FLAGS are those of Water fraction.

The report is one HTML page with maps, areas and versions that needs no network.</source>
            <translation>La segunda máscara se lleva a la cuadrícula de la primera si son distintas. Los píxeles que no se observaron en una de las fechas se cuentan como tales, ni como perdidos ni como ganados. Las áreas se obtienen del tamaño de píxel en los SRC proyectados y del elipsoide en los geográficos.

AREA_BEFORE y similares cuentan píxeles enteros. SUBPIXEL_BEFORE y similares suman las partes de los píxeles que son agua, como hace Fracción de agua, cada una con su error, una desviación estándar. Necesitan las imágenes de las máscaras y quedan vacías si estas no se conocen. SUBPIXEL_CHANGE es el valor de después menos el de antes donde se observaron ambas fechas, y el registro y el informe dicen si es mayor que su error; los errores de las dos fechas se consideran independientes. Lo perdido y lo ganado se cuentan en los píxeles de OUTPUT que se perdieron o ganaron y junto a ellos; lo que se desplazó menos de un píxel en otros tramos de la orilla está solo en el cambio. FLAGS son los de Fracción de agua.

El informe es una sola página HTML con mapas, áreas y versiones que no necesita red.</translation>
        </message>
        <message>
            <source>The image that the mask was made from, for areas finer than whole pixels and their error. Masks of Strandline record it, so it may be left out while the image lies where it was.</source>
            <translation>La imagen a partir de la cual se hizo la máscara, para áreas más finas que los píxeles enteros y su error. Las máscaras de Strandline la registran, por lo que puede omitirse mientras la imagen siga donde estaba.</translation>
        </message>
        <message>
            <source>Lost and gained areas</source>
            <translation>Zonas perdidas y ganadas</translation>
        </message>
        <message>
            <source>Polygons of lost and gained water with their areas; where the images are known, with sub-pixel areas and their errors, too (subpixel_km2, error_km2).</source>
            <translation>Polígonos del agua perdida y ganada con sus áreas; si se conocen las imágenes, también con áreas subpíxel y sus errores (subpixel_km2, error_km2).</translation>
        </message>
        <message>
            <source>A page with maps, areas and versions.</source>
            <translation>Una página con mapas, áreas y versiones.</translation>
        </message>
        <message>
            <source>Water fraction</source>
            <translation>Fracción de agua</translation>
        </message>
        <message>
            <source>Finds how much of each pixel is water, and an area with its error that is finer than whole pixels.</source>
            <translation>Determina qué parte de cada píxel es agua, y un área con su error más fina que la de los píxeles enteros.</translation>
        </message>
        <message>
            <source>Pixels along a shore are part water, part land. All bands are projected to the one index in which the land and the water near the shore lie apart furthest; between the local land and the local water it gives the fraction of water, from 0 to 1. Pixels away from the shore are 0 or 1, those that were not observed have no value. Say which water is wanted by a water mask, by a point in it (only that water body), or by both; with neither, all water that the image shows by its spectra.

AREA is the sum of the fractions before they are cut to 0..1: the raster's own sum is up to one or two percent larger for small lakes or noisy images. ERROR is one standard deviation: on generated lakes with a pixel of pure water, AREA +- 1.96 ERROR held the true area 93 to 98 times of 100; on real images expect 85 to 90. It covers noise, the variety of land and water along the shore, and what lies between them, not clouds or a mask that misses water. A belt of reed or mud narrower than about a pixel cannot be seen, and is in neither.

FLAGS names what makes the figures doubtful, separated by commas; each is explained in the log. no_pure_water: water bodies without a pixel of pure water (less than about 5 pixels across), whose spectrum is not known, so ERROR holds half of their area. land_unlike_itself: the land varies much. rim: a third material lies along the shore, such as reed or mud. mask_grew: the mask seems to miss water. picked: the image was made coarser without averaging, so whole pixels are counted. no_land: too little land near the water to learn from. missing_bands: some water is not shown by all bands, and is counted in whole pixels. few_bands: less than three bands. no_water: there is none.

The masks of Water mask and Lake change, and their areas of whole pixels, stay what they are. Counted are there the pixels that are surely more water than land; of generated lakes 4 to 24 pixels across they were off by 25 % (rms), the pixels above one half of this raster by 10 %, and AREA by 2.5 %. In marshes, with reed and with mud along the shore none of the three is reliably better than the others.</source>
            <translation>Los píxeles a lo largo de una orilla son en parte agua y en parte tierra. Todas las bandas se proyectan sobre el índice en el que más se separan la tierra y el agua cercanas a la orilla; entre la tierra local y el agua local, este da la fracción de agua, de 0 a 1. Los píxeles alejados de la orilla son 0 o 1; los que no se observaron no tienen valor. Indique qué agua desea con una máscara de agua, con un punto en ella (solo esa masa de agua) o con ambos; sin ninguno, se toma toda el agua que muestra la imagen según sus espectros.

AREA es la suma de las fracciones antes de truncarlas a 0..1: la suma del propio ráster es hasta un uno o un dos por ciento mayor en lagos pequeños o imágenes con ruido. ERROR es una desviación estándar: en lagos generados con un píxel de agua pura, AREA +- 1.96 ERROR contuvo el área verdadera entre 93 y 98 veces de cada 100; en imágenes reales, cuente con 85 a 90. Incluye el ruido, la variedad de la tierra y del agua a lo largo de la orilla y lo que hay entre ellas, pero no las nubes ni una máscara a la que le falta agua. Una franja de carrizo o de lodo más estrecha que aproximadamente un píxel no se puede ver y no está en ninguno de los dos.

FLAGS indica lo que hace dudosas las cifras, separado por comas; cada indicador se explica en el registro. no_pure_water: masas de agua sin ningún píxel de agua pura (de menos de unos 5 píxeles de ancho), cuyo espectro no se conoce, por lo que ERROR incluye la mitad de su área. land_unlike_itself: la tierra varía mucho. rim: hay un tercer material a lo largo de la orilla, como carrizo o lodo. mask_grew: a la máscara parece faltarle agua. picked: la imagen se hizo más gruesa sin promediar, por lo que se cuentan píxeles enteros. no_land: hay demasiado poca tierra cerca del agua para aprender de ella. missing_bands: parte del agua no aparece en todas las bandas y se cuenta en píxeles enteros. few_bands: menos de tres bandas. no_water: no hay agua.

Las máscaras de Máscara de agua y Cambio del lago, y sus áreas de píxeles enteros, siguen siendo las que son. En ellas se cuentan los píxeles que con seguridad son más agua que tierra; en lagos generados de 4 a 24 píxeles de ancho, sus áreas se desviaron un 25 % (RMS); la de los píxeles de este ráster superiores a un medio, un 10 %; y AREA, un 2.5 %. En marismas, con carrizo y con lodo a lo largo de la orilla, ninguno de los tres es mejor que los demás de forma fiable.</translation>
        </message>
        <message>
            <source>The image, best one of reflectance with named bands; thermal bands are left out.</source>
            <translation>La imagen, a ser posible de reflectancia con bandas con nombre; las bandas térmicas se omiten.</translation>
        </message>
        <message>
            <source>Water mask</source>
            <translation>Máscara de agua</translation>
        </message>
        <message>
            <source>The water: 0 = not water, 1 = water, 255 = not observed. Without it the image's spectra decide.</source>
            <translation>El agua: 0 = sin agua, 1 = agua, 255 = no observado. Si no se indica, deciden los espectros de la imagen.</translation>
        </message>
        <message>
            <source>Only the water body at this place. Any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Solo la masa de agua de este lugar. Cualquier SRC, por ejemplo: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Reach (pixels)</source>
            <translation>Alcance (píxeles)</translation>
        </message>
        <message>
            <source>How far from the shore land and water are looked at: further where little of them is pure, less far where they change quickly.</source>
            <translation>Hasta qué distancia de la orilla se examinan la tierra y el agua: más lejos donde poco de ellas es puro, menos lejos donde cambian rápidamente.</translation>
        </message>
        <message>
            <source>How much of each pixel is water, from 0 to 1; no data = not observed.</source>
            <translation>Qué parte de cada píxel es agua, de 0 a 1; sin datos = no observado.</translation>
        </message>
        <message>
            <source>Area of the water (km²)</source>
            <translation>Área del agua (km²)</translation>
        </message>
        <message>
            <source>Error of the area, one standard deviation (km²)</source>
            <translation>Error del área, una desviación estándar (km²)</translation>
        </message>
        <message>
            <source>What makes the area doubtful</source>
            <translation>Lo que hace dudosa el área</translation>
        </message>
        <message>
            <source>Share of pixels that were observed</source>
            <translation>Proporción de píxeles que se observaron</translation>
        </message>
        <message>
            <source>Area of the water: {}</source>
            <translation>Área del agua: {}</translation>
        </message>
        <message>
            <source>Makes a water mask: where the clustered image shows water, or of clusters that are named by number.</source>
            <translation>Crea una máscara de agua: donde la imagen agrupada muestra agua, o de los clústeres que se indiquen por número.</translation>
        </message>
        <message>
            <source>Specify exactly one of point, points, cluster numbers and image; a point and the image can be given together.

With the image, each pixel is judged by its own spectrum beside the image's land and water, so the mask is that of Lake change, however many clusters there are. Clusters made by Strandline record their image, so with a point alone that is looked up. A point is checked: where the image clearly shows land there, the tool reports its values and stops. That there is no water is a possible answer.

Cluster numbers are taken as they are, as in the published notebooks: these clusters as a whole are water. Where the image is not known, or which of its bands is green and which is infrared, so is the cluster at the point.

The mask has 1 for water, 0 for not water, and 255 for not observed: missing pixels are neither, and part no lake.

AREA counts whole pixels. SUBPIXEL_AREA adds up the parts of pixels that are water, as Water fraction does, with its ERROR, one standard deviation, and with FLAGS that name what makes it doubtful; both are empty where the image is not known.</source>
            <translation>Especifique exactamente una de estas opciones: punto, puntos, números de clúster o imagen; un punto y la imagen se pueden indicar juntos.

Con la imagen, cada píxel se juzga por su propio espectro en comparación con la tierra y el agua de la imagen, de modo que la máscara es la de Cambio del lago, sean cuantos sean los clústeres. Los clústeres creados por Strandline registran su imagen, por lo que, si se indica solo un punto, se recurre a ella. El punto se comprueba: si la imagen muestra claramente tierra allí, la herramienta informa de sus valores y se detiene. Que no haya agua es una respuesta posible.

Los números de clúster se toman tal cual, como en los cuadernos publicados: esos clústeres enteros son agua. Si no se conoce la imagen, o cuál de sus bandas es el verde y cuál el infrarrojo, también lo es el clúster del punto.

La máscara tiene 1 para agua, 0 para sin agua y 255 para no observado: los píxeles que faltan no son ni lo uno ni lo otro, y no dividen ningún lago.

AREA cuenta píxeles enteros. SUBPIXEL_AREA suma las partes de los píxeles que son agua, como hace Fracción de agua, con su ERROR, una desviación estándar, y con FLAGS, que indica lo que la hace dudosa; ambas quedan vacías si no se conoce la imagen.</translation>
        </message>
        <message>
            <source>A cluster raster; what its header calls no data was not observed.</source>
            <translation>Un ráster de clústeres; lo que su cabecera llama sin datos no se observó.</translation>
        </message>
        <message>
            <source>A place that the image shows as water. Any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Un lugar que la imagen muestra como agua. Cualquier SRC, por ejemplo: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Points in the water</source>
            <translation>Puntos en el agua</translation>
        </message>
        <message>
            <source>A layer of such points.</source>
            <translation>Una capa de tales puntos.</translation>
        </message>
        <message>
            <source>Cluster numbers</source>
            <translation>Números de clúster</translation>
        </message>
        <message>
            <source>The clusters that are water, such as: 2,5</source>
            <translation>Los clústeres que son agua, por ejemplo: 2,5</translation>
        </message>
        <message>
            <source>The image that was clustered, with named bands: each pixel is judged by its own spectrum.</source>
            <translation>La imagen que se agrupó, con bandas con nombre: cada píxel se juzga por su propio espectro.</translation>
        </message>
        <message>
            <source>Keep only water that is connected to a point, side by side or corner to corner, also across narrow gaps.</source>
            <translation>Conservar solo el agua conectada con un punto, por los lados o por las esquinas, también a través de huecos estrechos.</translation>
        </message>
        <message>
            <source>Minimum size of a water body (pixels)</source>
            <translation>Tamaño mínimo de una masa de agua (píxeles)</translation>
        </message>
        <message>
            <source>Smaller water bodies are dropped.</source>
            <translation>Las masas de agua más pequeñas se descartan.</translation>
        </message>
        <message>
            <source>The mask.</source>
            <translation>La máscara.</translation>
        </message>
        <message>
            <source>Clusters that are water</source>
            <translation>Clústeres que son agua</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water (km²)</source>
            <translation>Área subpíxel del agua (km²)</translation>
        </message>
        <message>
            <source>Specify exactly one of: a point, points, cluster numbers, the image; or a point or points together with the image.</source>
            <translation>Especifique exactamente una de estas opciones: un punto, puntos, números de clúster, la imagen; o un punto o puntos junto con la imagen.</translation>
        </message>
        <message>
            <source>To keep only the water body at a point, give a point or points in it.</source>
            <translation>Para conservar solo la masa de agua de un punto, indique un punto o puntos dentro de ella.</translation>
        </message>
        <message>
            <source>{program} took longer than {seconds} s</source>
            <translation>{program} tardó más de {seconds} s</translation>
        </message>
        <message>
            <source>The engine was stopped.</source>
            <translation>El motor se detuvo.</translation>
        </message>
        <message>
            <source>The engine showed no sign of life for {seconds} seconds, so it was ended. Run the tool again, which starts another one; if it happens again, work on a smaller extent. How long to wait is among Strandline's settings.</source>
            <translation>El motor no dio señales de vida durante {seconds} segundos, por lo que se finalizó. Ejecute de nuevo la herramienta, que iniciará otro; si vuelve a ocurrir, trabaje con una extensión menor. El tiempo de espera está en la configuración de Strandline.</translation>
        </message>
        <message>
            <source>The engine had to be stopped to cancel another tool. Run this one again.</source>
            <translation>Hubo que detener el motor para cancelar otra herramienta. Ejecute esta de nuevo.</translation>
        </message>
        <message>
            <source>The engine does not fit this version of the plugin. Restart QGIS and run 'Install engine'.</source>
            <translation>El motor no corresponde a esta versión del complemento. Reinicie QGIS y ejecute «Instalar motor».</translation>
        </message>
        <message>
            <source>The engine could not be started.</source>
            <translation>No se pudo iniciar el motor.</translation>
        </message>
        <message>
            <source>The engine was replaced.</source>
            <translation>El motor se sustituyó por otro.</translation>
        </message>
        <message>
            <source>The last lines of its log:</source>
            <translation>Las últimas líneas de su registro:</translation>
        </message>
        <message>
            <source>The engine was idle.</source>
            <translation>El motor estaba inactivo.</translation>
        </message>
        <message>
            <source>A parameter has no usable value: {problem}.</source>
            <translation>Un parámetro no tiene un valor utilizable: {problem}.</translation>
        </message>
        <message>
            <source>The engine did not answer within {time} seconds.</source>
            <translation>El motor no respondió en {time} segundos.</translation>
        </message>
        <message>
            <source>The engine was killed, most likely by the system because memory ran out. Close other programs, or work on a smaller extent.</source>
            <translation>El motor fue cerrado a la fuerza, muy probablemente por el sistema porque se agotó la memoria. Cierre otros programas o trabaje con una extensión menor.</translation>
        </message>
        <message>
            <source>The engine was killed; memory was not short. Run the tool again.</source>
            <translation>El motor fue cerrado a la fuerza; no faltaba memoria. Ejecute de nuevo la herramienta.</translation>
        </message>
        <message>
            <source>The engine stopped unexpectedly (exit code {code}).</source>
            <translation>El motor se detuvo inesperadamente (código de salida {code}).</translation>
        </message>
        <message>
            <source>Its last words: {line}</source>
            <translation>Su último mensaje: {line}</translation>
        </message>
        <message>
            <source>The engine's Python cannot be started ({problem}). Run 'Install engine'.</source>
            <translation>No se puede iniciar el Python del motor ({problem}). Ejecute «Instalar motor».</translation>
        </message>
        <message>
            <source>The Python interpreter set for Strandline ({path}) has not been verified. Run Strandline &gt; Engine &gt; Install engine in the Processing toolbox, or: qgis_process run strandline:installengine</source>
            <translation>El intérprete de Python configurado para Strandline ({path}) no se ha verificado. Ejecute Strandline &gt; Motor &gt; Instalar motor en la caja de herramientas de Procesos, o bien: qgis_process run strandline:installengine</translation>
        </message>
        <message>
            <source>The Strandline engine is not installed yet. Run Strandline &gt; Engine &gt; Install engine in the Processing toolbox, or: qgis_process run strandline:installengine</source>
            <translation>El motor de Strandline aún no está instalado. Ejecute Strandline &gt; Motor &gt; Instalar motor en la caja de herramientas de Procesos, o bien: qgis_process run strandline:installengine</translation>
        </message>
        <message>
            <source>The engine folder cannot be made: {path} ({reason}). Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline.</source>
            <translation>No se puede crear la carpeta del motor: {path} ({reason}). Elija otra en Configuración &gt; Opciones &gt; Procesos &gt; Proveedores &gt; Strandline.</translation>
        </message>
        <message>
            <source>Compiling the engine's code, for which the first run would wait otherwise (up to a minute)</source>
            <translation>Compilando el código del motor, que de otro modo haría esperar a la primera ejecución (hasta un minuto)</translation>
        </message>
        <message>
            <source>The engine is ready</source>
            <translation>El motor está listo</translation>
        </message>
        <message>
            <source>Verifying the installed engine</source>
            <translation>Verificando el motor instalado</translation>
        </message>
        <message>
            <source>The installed engine is damaged ({what}); building it anew</source>
            <translation>El motor instalado está dañado ({what}); se construye de nuevo</translation>
        </message>
        <message>
            <source>The installed engine is broken; building it anew</source>
            <translation>El motor instalado no funciona; se construye de nuevo</translation>
        </message>
        <message>
            <source>Looking for a Python interpreter</source>
            <translation>Buscando un intérprete de Python</translation>
        </message>
        <message>
            <source>Verifying the engine with a small clustering</source>
            <translation>Verificando el motor con un agrupamiento pequeño</translation>
        </message>
        <message>
            <source>The engine in {folder} is in use ({reason}). Close other QGIS windows and stop running Strandline tools, then try again.</source>
            <translation>El motor de {folder} está en uso ({reason}). Cierre las demás ventanas de QGIS y detenga las herramientas de Strandline en ejecución; después, inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>Verifying {path}</source>
            <translation>Verificando {path}</translation>
        </message>
        <message>
            <source>The Python interpreter set for Strandline cannot be used: {path} {reason}.</source>
            <translation>No se puede usar el intérprete de Python configurado para Strandline: {path} {reason}.</translation>
        </message>
        <message>
            <source>%1 % cloud</source>
            <translation>%1 % de nubes</translation>
        </message>
        <message>
            <source>cloud unknown</source>
            <translation>nubosidad desconocida</translation>
        </message>
        <message>
            <source>{low} to {high} % cloud</source>
            <translation>{low} a {high} % de nubes</translation>
        </message>
        <message>
            <source>The packages could not be installed.</source>
            <translation>No se pudieron instalar los paquetes.</translation>
        </message>
        <message>
            <source>Last lines:</source>
            <translation>Últimas líneas:</translation>
        </message>
        <message>
            <source>A downloaded package is not the one that Strandline was tested with (its hash differs), so nothing was installed. A proxy or mirror changed it, or the download was damaged: try again, or use another network.</source>
            <translation>Un paquete descargado no es el que se probó con Strandline (su hash es distinto), por lo que no se instaló nada. Un proxy o una réplica lo modificó, o la descarga se dañó: inténtelo de nuevo o use otra red.</translation>
        </message>
        <message>
            <source>The package index could not be trusted: its certificate is unknown. Behind a company's proxy, set the variable SSL_CERT_FILE (for pip: PIP_CERT) to the company's certificate file, then try again.</source>
            <translation>No se pudo confiar en el índice de paquetes: su certificado es desconocido. Si está detrás del proxy de una empresa, asigne a la variable SSL_CERT_FILE (para pip: PIP_CERT) el archivo de certificado de la empresa e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>The packages could not be downloaded. Check the internet connection; behind a proxy, set it in Settings &gt; Options &gt; Network or in the variable HTTPS_PROXY; with a mirror, set PIP_INDEX_URL. Then try again.</source>
            <translation>No se pudieron descargar los paquetes. Compruebe la conexión a Internet; si está detrás de un proxy, configúrelo en Configuración &gt; Opciones &gt; Red o en la variable HTTPS_PROXY; si usa una réplica, defina PIP_INDEX_URL. Después, inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>This Python cannot make virtual environments. Run `sudo apt install python3-venv` (or install uv), then try again.</source>
            <translation>Este Python no puede crear entornos virtuales. Ejecute `sudo apt install python3-venv` (o instale uv) e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>The engine folder cannot be written, or a program is using it: {folder}. Close other QGIS windows, or choose another engine folder in the options.</source>
            <translation>No se puede escribir en la carpeta del motor, o un programa la está usando: {folder}. Cierre las demás ventanas de QGIS o elija otra carpeta del motor en las opciones.</translation>
        </message>
        <message>
            <source>A package is not to be had for this computer's processor and Python, or the package index cannot be reached or lacks it. Check the internet connection and, behind a company's mirror, PIP_INDEX_URL. The engine is for Windows on x86-64, macOS 15 or later on Apple silicon, and Linux with glibc 2.28 or later.</source>
            <translation>Un paquete no está disponible para el procesador y el Python de este equipo, o el índice de paquetes no está accesible o no lo contiene. Compruebe la conexión a Internet y, si está detrás de la réplica de una empresa, PIP_INDEX_URL. El motor es para Windows en x86-64, macOS 15 o posterior en Apple silicon y Linux con glibc 2.28 o posterior.</translation>
        </message>
        <message>
            <source>There is not enough disk space for the engine in {folder}.</source>
            <translation>No hay suficiente espacio en disco para el motor en {folder}.</translation>
        </message>
        <message>
            <source>While it is installed it needs up to {needed} GB; {free} GB are free.</source>
            <translation>Mientras se instala necesita hasta {needed} GB; hay {free} GB libres.</translation>
        </message>
        <message>
            <source>Make room, or choose another engine folder in the options.</source>
            <translation>Libere espacio o elija otra carpeta del motor en las opciones.</translation>
        </message>
        <message>
            <source>The engine folder cannot be written: {path} ({reason}). Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline.</source>
            <translation>No se puede escribir en la carpeta del motor: {path} ({reason}). Elija otra en Configuración &gt; Opciones &gt; Procesos &gt; Proveedores &gt; Strandline.</translation>
        </message>
        <message>
            <source>Another QGIS is installing the Strandline engine. Wait until it has finished, then try again.</source>
            <translation>Otro QGIS está instalando el motor de Strandline. Espere a que termine e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>This QGIS is already installing the Strandline engine, since {started}. Wait until it has finished.</source>
            <translation>Este QGIS ya está instalando el motor de Strandline, desde {started}. Espere a que termine.</translation>
        </message>
        <message>
            <source>Another QGIS (process {pid}) is installing the Strandline engine, since {started}. Wait until it has finished, then try again.</source>
            <translation>Otro QGIS (proceso {pid}) está instalando el motor de Strandline, desde {started}. Espere a que termine e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>{path}: cannot make virtual environments (no venv or ensurepip)</source>
            <translation>{path}: no puede crear entornos virtuales (no tiene venv o ensurepip)</translation>
        </message>
        <message>
            <source>this is QGIS itself, not a Python interpreter</source>
            <translation>es el propio QGIS, no un intérprete de Python</translation>
        </message>
        <message>
            <source>does not run ({reason})</source>
            <translation>no funciona ({reason})</translation>
        </message>
        <message>
            <source>is Python {version}, the engine needs {range}</source>
            <translation>es Python {version}; el motor necesita {range}</translation>
        </message>
        <message>
            <source>is not an ordinary 64-bit CPython</source>
            <translation>no es un CPython normal de 64 bits</translation>
        </message>
        <message>
            <source>lacks parts of Python: {names}</source>
            <translation>carece de partes de Python: {names}</translation>
        </message>
        <message>
            <source>a virtual environment made with it does not work ({reason})</source>
            <translation>un entorno virtual creado con él no funciona ({reason})</translation>
        </message>
        <message>
            <source>uv could not get a Python: {reason}</source>
            <translation>uv no pudo obtener un Python: {reason}</translation>
        </message>
        <message>
            <source>The Python interpreter that is set for Strandline cannot be used.</source>
            <translation>No se puede usar el intérprete de Python configurado para Strandline.</translation>
        </message>
        <message>
            <source>No Python was found that the Strandline engine can be built with (version {range}).</source>
            <translation>No se encontró ningún Python con el que se pueda construir el motor de Strandline (versión {range}).</translation>
        </message>
        <message>
            <source>none found</source>
            <translation>no se encontró ninguno</translation>
        </message>
        <message>
            <source>Tried:</source>
            <translation>Se probó:</translation>
        </message>
        <message>
            <source>Or let Strandline fetch one: run Install engine with FETCH_PYTHON (Fetch a Python if this computer has none that fits). It downloads uv from the package index and with it a standalone Python from GitHub, some 50 MB together, into the engine folder, and installs nothing else on this computer.</source>
            <translation>O deje que Strandline obtenga uno: ejecute Instalar motor con FETCH_PYTHON (Obtener un Python si este equipo no tiene ninguno adecuado). Descarga uv del índice de paquetes y, con él, un Python independiente de GitHub, unos 50 MB en total, en la carpeta del motor, y no instala nada más en este equipo.</translation>
        </message>
        <message>
            <source>QGIS runs as a Flatpak and sees only the programs inside its sandbox. Put the single file `uv` from https://docs.astral.sh/uv into {folder}, which the sandbox can be given with `flatpak override --user --filesystem=home org.qgis.qgis`, then try again; or install QGIS from your distribution.</source>
            <translation>QGIS se ejecuta como Flatpak y solo ve los programas de su entorno aislado. Ponga el archivo único `uv` de https://docs.astral.sh/uv en {folder}, a la que se puede dar acceso al entorno aislado con `flatpak override --user --filesystem=home org.qgis.qgis`, e inténtelo de nuevo; o instale QGIS desde su distribución.</translation>
        </message>
        <message>
            <source>QGIS runs as a Snap and sees only the programs inside it. Put the single file `uv` from https://docs.astral.sh/uv into {folder}, then try again; or install QGIS from your distribution.</source>
            <translation>QGIS se ejecuta como Snap y solo ve los programas que este contiene. Ponga el archivo único `uv` de https://docs.astral.sh/uv en {folder} e inténtelo de nuevo; o instale QGIS desde su distribución.</translation>
        </message>
        <message>
            <source>Run `sudo apt install python3-venv` (on other systems than Debian and Ubuntu: the package with Python's venv module), or install uv, then try again.</source>
            <translation>Ejecute `sudo apt install python3-venv` (en sistemas distintos de Debian y Ubuntu: el paquete con el módulo venv de Python) o instale uv, e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline, or leave the setting empty to let Strandline search.</source>
            <translation>Elija otro en Configuración &gt; Opciones &gt; Procesos &gt; Proveedores &gt; Strandline, o deje vacío ese ajuste para que Strandline lo busque.</translation>
        </message>
        <message>
            <source>Install Python 3.12 from https://www.python.org, or uv from https://docs.astral.sh/uv, then try again.</source>
            <translation>Instale Python 3.12 de https://www.python.org, o uv de https://docs.astral.sh/uv, e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>Install Python 3.12 from https://www.python.org or with `brew install python@3.12`, or uv with `brew install uv`, then try again.</source>
            <translation>Instale Python 3.12 de https://www.python.org o con `brew install python@3.12`, o uv con `brew install uv`, e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>Install Python {oldest} or newer with its venv module (Debian and Ubuntu: `sudo apt install python3 python3-venv`), or uv from https://docs.astral.sh/uv, then try again.</source>
            <translation>Instale Python {oldest} o posterior con su módulo venv (Debian y Ubuntu: `sudo apt install python3 python3-venv`), o uv de https://docs.astral.sh/uv, e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>Fetching a Python with uv</source>
            <translation>Obteniendo un Python con uv</translation>
        </message>
        <message>
            <source>uv does not find the Python that it has fetched.</source>
            <translation>uv no encuentra el Python que ha obtenido.</translation>
        </message>
        <message>
            <source>Fetching uv</source>
            <translation>Obteniendo uv</translation>
        </message>
        <message>
            <source>no Python with pip was found that could fetch it</source>
            <translation>no se encontró ningún Python con pip que pudiera obtenerlo</translation>
        </message>
        <message>
            <source>uv could not be fetched: {reason}</source>
            <translation>no se pudo obtener uv: {reason}</translation>
        </message>
        <message>
            <source>uv could not install the packages; trying pip</source>
            <translation>uv no pudo instalar los paquetes; se prueba con pip</translation>
        </message>
        <message>
            <source>Making the environment with uv</source>
            <translation>Creando el entorno con uv</translation>
        </message>
        <message>
            <source>Making the environment with pip</source>
            <translation>Creando el entorno con pip</translation>
        </message>
        <message>
            <source>Downloading packages</source>
            <translation>Descargando los paquetes</translation>
        </message>
        <message>
            <source>Installing packages</source>
            <translation>Instalando los paquetes</translation>
        </message>
        <message>
            <source>Compiling packages</source>
            <translation>Compilando los paquetes</translation>
        </message>
        <message>
            <source>The packages are installed</source>
            <translation>Los paquetes están instalados</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Comparar</translation>
        </message>
        <message>
            <source>Through time</source>
            <translation>A lo largo del tiempo</translation>
        </message>
        <message>
            <source>Mask</source>
            <translation>Máscara</translation>
        </message>
        <message>
            <source>Use this point:</source>
            <translation>Usar este punto:</translation>
        </message>
        <message>
            <source>Starting the engine …</source>
            <translation>Iniciando el motor…</translation>
        </message>
        <message>
            <source>Click in the water</source>
            <translation>Hacer clic en el agua</translation>
        </message>
        <message>
            <source>Then click in the map: shows at once where the image has water around, and why. Nothing is saved.</source>
            <translation>Después haga clic en el mapa: muestra al instante dónde tiene agua la imagen alrededor, y por qué. No se guarda nada.</translation>
        </message>
        <message>
            <source>Looking at '{}' …</source>
            <translation>Examinando «{}»…</translation>
        </message>
        <message>
            <source>Getting ready …</source>
            <translation>Preparando…</translation>
        </message>
        <message>
            <source>Click in the map.</source>
            <translation>Haga clic en el mapa.</translation>
        </message>
        <message>
            <source>Processing does not know the tool.</source>
            <translation>Procesos no conoce la herramienta.</translation>
        </message>
        <message>
            <source>Compare two images</source>
            <translation>Comparar dos imágenes</translation>
        </message>
        <message>
            <source>Where did water go, or come from, between two days?</source>
            <translation>¿Adónde se fue el agua, o de dónde vino, entre dos días?</translation>
        </message>
        <message>
            <source>Lake through time</source>
            <translation>Un lago a lo largo del tiempo</translation>
        </message>
        <message>
            <source>How large was the lake on many days, and is it shrinking?</source>
            <translation>¿Qué tamaño tenía el lago en muchas fechas? ¿Se está reduciendo?</translation>
        </message>
        <message>
            <source>Get images</source>
            <translation>Obtener imágenes</translation>
        </message>
        <message>
            <source>Which satellite images are there of the part of the map that is shown?</source>
            <translation>¿Qué imágenes de satélite hay de la parte del mapa que se muestra?</translation>
        </message>
        <message>
            <source>Load a found scene</source>
            <translation>Cargar una escena encontrada</translation>
        </message>
        <message>
            <source>The scene whose footprint is selected, where the map shows it.</source>
            <translation>La escena cuya huella está seleccionada, en la parte que muestra el mapa.</translation>
        </message>
        <message>
            <source>Downloads the computing packages, about 1.1 GB, into your user folder, and a Python for them if this computer has none that fits. QGIS itself is not touched.</source>
            <translation>Descarga los paquetes de cálculo, unos 1.1 GB, en su carpeta de usuario, y un Python para ellos si este equipo no tiene ninguno adecuado. El propio QGIS no se toca.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>The engine, which does the computing, is not installed yet. It is needed once.</source>
            <translation>El motor, que realiza los cálculos, aún no está instalado. Solo hay que instalarlo una vez.</translation>
        </message>
        <message>
            <source>Engine: installed. It starts when it is needed.</source>
            <translation>Motor: instalado. Se inicia cuando hace falta.</translation>
        </message>
        <message>
            <source>Engine: running.</source>
            <translation>Motor: en marcha.</translation>
        </message>
        <message>
            <source>Engine: computing …</source>
            <translation>Motor: calculando…</translation>
        </message>
        <message>
            <source>Cancelling …</source>
            <translation>Cancelando…</translation>
        </message>
        <message>
            <source>The engine could not be installed. See the log of messages.</source>
            <translation>No se pudo instalar el motor. Consulte el registro de mensajes.</translation>
        </message>
        <message>
            <source>Strandline panel</source>
            <translation>Panel de Strandline</translation>
        </message>
        <message>
            <source>Strandline: find water in satellite images</source>
            <translation>Strandline: buscar agua en imágenes de satélite</translation>
        </message>
        <message>
            <source>finds water in satellite images. This button opens its panel.</source>
            <translation>busca agua en imágenes de satélite. Este botón abre su panel.</translation>
        </message>
        <message>
            <source>Open Strandline</source>
            <translation>Abrir Strandline</translation>
        </message>
        <message>
            <source>There is no image here. Load one, or use 'Get images'.</source>
            <translation>Aquí no hay ninguna imagen. Cargue una o use «Obtener imágenes».</translation>
        </message>
        <message>
            <source>'{}' is no image. Choose an image in the list of layers.</source>
            <translation>«{}» no es una imagen. Elija una imagen en la lista de capas.</translation>
        </message>
        <message>
            <source>'{}' cannot be read. It is missing or damaged; choose another layer.</source>
            <translation>No se puede leer «{}». Falta o está dañada; elija otra capa.</translation>
        </message>
        <message>
            <source>'{}' is a picture, not a file of measured bands. Use 'Get images', or save it as GeoTIFF first (Export &gt; Save As).</source>
            <translation>«{}» es una imagen de visualización, no un archivo de bandas medidas. Use «Obtener imágenes» o guárdela primero como GeoTIFF (Exportar &gt; Guardar como).</translation>
        </message>
        <message>
            <source>'{}' has one band. Water shows in several: choose an image with green and infrared.</source>
            <translation>«{}» tiene una sola banda. El agua se reconoce en varias: elija una imagen con verde e infrarrojo.</translation>
        </message>
        <message>
            <source>'{}' has no coordinate reference system. Assign one first (Raster &gt; Projections &gt; Assign Projection).</source>
            <translation>«{}» no tiene sistema de referencia de coordenadas. Asígnele uno primero (Ráster &gt; Proyecciones &gt; Asignar proyección).</translation>
        </message>
        <message>
            <source>'{}' lies on a server, and to look at all of it would take long. Save the part that you want as a file (Load STAC item, or Export &gt; Save As).</source>
            <translation>«{}» está en un servidor, y examinarla entera llevaría mucho tiempo. Guarde la parte que desee como archivo (Cargar ítem STAC o Exportar &gt; Guardar como).</translation>
        </message>
        <message>
            <source>Looking at '{}'</source>
            <translation>Examinando «{}»</translation>
        </message>
        <message>
            <source>Computing</source>
            <translation>Cálculo</translation>
        </message>
        <message>
            <source>This computer</source>
            <translation>Este equipo</translation>
        </message>
        <message>
            <source>A running dask scheduler</source>
            <translation>Un planificador dask en marcha</translation>
        </message>
        <message>
            <source>Jobs of SLURM</source>
            <translation>Trabajos de SLURM</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Probar</translation>
        </message>
        <message>
            <source>Starts an engine with what is set here and says which workers it reaches.</source>
            <translation>Inicia un motor con lo que está configurado aquí e indica con qué trabajadores conecta.</translation>
        </message>
        <message>
            <source>Display</source>
            <translation>Presentación</translation>
        </message>
        <message>
            <source>Starting an engine …</source>
            <translation>Iniciando un motor…</translation>
        </message>
        <message>
            <source>Testing Strandline's settings</source>
            <translation>Probando la configuración de Strandline</translation>
        </message>
        <message>
            <source>land around</source>
            <translation>tierra alrededor</translation>
        </message>
        <message>
            <source>water around</source>
            <translation>agua alrededor</translation>
        </message>
        <message>
            <source>here</source>
            <translation>aquí</translation>
        </message>
        <message>
            <source>The engine answers after {seconds} seconds ({python}).</source>
            <translation>El motor respondió tras {seconds} segundos ({python}).</translation>
        </message>
        <message>
            <source>SLURM's sbatch is {}.</source>
            <translation>El sbatch de SLURM está en {}.</translation>
        </message>
        <message>
            <source>SLURM's sbatch is not on this computer.</source>
            <translation>El sbatch de SLURM no está en este equipo.</translation>
        </message>
        <message>
            <source>A test submits nothing. This script would be:</source>
            <translation>Una prueba no envía nada. Este sería el script:</translation>
        </message>
        <message>
            <source>Reached: {kind}, {processes} processes with {threads} threads and {memory} GB in all.</source>
            <translation>Conexión lograda: {kind}, {processes} procesos con {threads} hilos y {memory} GB en total.</translation>
        </message>
        <message>
            <source>Dask {dask}, engine {engine}.</source>
            <translation>Dask {dask}, motor {engine}.</translation>
        </message>
        <message>
            <source>Land</source>
            <translation>Tierra</translation>
        </message>
        <message>
            <source>Doubtful</source>
            <translation>Dudoso</translation>
        </message>
        <message>
            <source>Not observed</source>
            <translation>No observado</translation>
        </message>
        <message>
            <source>Not observed: no data, fill or masked cloud. Click where the image shows the ground.</source>
            <translation>No observado: sin datos, relleno o nube enmascarada. Haga clic donde la imagen muestre el terreno.</translation>
        </message>
        <message>
            <source>{verdict}: {values}. The image shows next to no land to compare with.</source>
            <translation>{verdict}: {values}. La imagen no muestra casi nada de tierra con la que comparar.</translation>
        </message>
        <message>
            <source>Water: {}.</source>
            <translation>Agua: {}.</translation>
        </message>
        <message>
            <source>Land: {}.</source>
            <translation>Tierra: {}.</translation>
        </message>
        <message>
            <source>Doubtful, neither clearly water nor clearly land: {}. Click further out.</source>
            <translation>Dudoso, ni claramente agua ni claramente tierra: {}. Haga clic más adentro del agua.</translation>
        </message>
        <message>
            <source>Nothing around the point was observed.</source>
            <translation>No se observó nada alrededor del punto.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water.</source>
            <translation>El {share} % del terreno de alrededor es agua.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water, {missing} % was not observed.</source>
            <translation>El {share} % del terreno de alrededor es agua; el {missing} % no se observó.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water; shown in pixels of {size} map units, zoom in for more.</source>
            <translation>El {share} % del terreno de alrededor es agua; se muestra en píxeles de {size} unidades del mapa, acerque el zoom para ver más.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water, {missing} % was not observed; shown in pixels of {size} map units, zoom in for more.</source>
            <translation>El {share} % del terreno de alrededor es agua, el {missing} % no se observó; se muestra en píxeles de {size} unidades del mapa, acerque el zoom para ver más.</translation>
        </message>
        <message>
            <source>{band} {value}, like water ({water}), land has {land}</source>
            <translation>{band} {value}, como el agua ({water}), frente a {land} de la tierra</translation>
        </message>
        <message>
            <source>{band} {value}, like the land around it ({land}), water has {water}</source>
            <translation>{band} {value}, como la tierra de alrededor ({land}), frente a {water} del agua</translation>
        </message>
        <message>
            <source>near infrared</source>
            <translation>infrarrojo cercano</translation>
        </message>
        <message>
            <source>short-wave infrared</source>
            <translation>infrarrojo de onda corta</translation>
        </message>
        <message>
            <source>{name} is missing</source>
            <translation>falta {name}</translation>
        </message>
        <message>
            <source>{file} is missing</source>
            <translation>falta {file}</translation>
        </message>
        <message>
            <source>{file} has changed</source>
            <translation>{file} ha cambiado</translation>
        </message>
        <message>
            <source>not labelled</source>
            <translation>sin etiquetar</translation>
        </message>
        <message>
            <source>to be labelled</source>
            <translation>por etiquetar</translation>
        </message>
        <message>
            <source>labelled</source>
            <translation>etiquetado</translation>
        </message>
        <message>
            <source>Unit of areas in the log (outputs stay in km²)</source>
            <translation>Unidad de las áreas en el registro (las salidas siguen en km²)</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>automática</translation>
        </message>
        <message>
            <source>Engine folder (empty: the user's data folder)</source>
            <translation>Carpeta del motor (vacío: la carpeta de datos del usuario)</translation>
        </message>
        <message>
            <source>Python interpreter to build the engine with (empty: search)</source>
            <translation>Intérprete de Python con el que construir el motor (vacío: buscarlo)</translation>
        </message>
        <message>
            <source>Use this interpreter instead (it must have the packages)</source>
            <translation>Usar este intérprete en su lugar (debe tener los paquetes)</translation>
        </message>
        <message>
            <source>Stop the engine after this many idle minutes</source>
            <translation>Detener el motor tras estos minutos de inactividad</translation>
        </message>
        <message>
            <source>Replace an engine without a sign of life for so many seconds (0: never)</source>
            <translation>Sustituir un motor que no dé señales de vida durante estos segundos (0: nunca)</translation>
        </message>
        <message>
            <source>Dask workers: of this computer, of a running dask scheduler, or jobs of SLURM</source>
            <translation>Trabajadores de dask: de este equipo, de un planificador dask en marcha o trabajos de SLURM</translation>
        </message>
        <message>
            <source>local</source>
            <translation>local</translation>
        </message>
        <message>
            <source>scheduler</source>
            <translation>planificador</translation>
        </message>
        <message>
            <source>slurm</source>
            <translation>slurm</translation>
        </message>
        <message>
            <source>Local: workers (0: one per processor core)</source>
            <translation>Local: trabajadores (0: uno por núcleo del procesador)</translation>
        </message>
        <message>
            <source>Local: workers are threads of the engine, or processes</source>
            <translation>Local: los trabajadores son hilos del motor o procesos</translation>
        </message>
        <message>
            <source>threads</source>
            <translation>hilos</translation>
        </message>
        <message>
            <source>processes</source>
            <translation>procesos</translation>
        </message>
        <message>
            <source>Local: memory limit of the dask workers in GB (0: automatic)</source>
            <translation>Local: límite de memoria de los trabajadores de dask en GB (0: automático)</translation>
        </message>
        <message>
            <source>Show dask's dashboard on this computer (loopback only)</source>
            <translation>Mostrar el panel de control de dask en este equipo (solo loopback)</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>sí</translation>
        </message>
        <message>
            <source>Scheduler: address (tcp://host:8786, or tls://host:8786 if encrypted)</source>
            <translation>Scheduler: dirección (tcp://host:8786, o tls://host:8786 si está cifrada)</translation>
        </message>
        <message>
            <source>Scheduler: file of the certificate authority (TLS)</source>
            <translation>Scheduler: archivo de la autoridad de certificación (TLS)</translation>
        </message>
        <message>
            <source>Scheduler: file of your certificate (TLS)</source>
            <translation>Scheduler: archivo de su certificado (TLS)</translation>
        </message>
        <message>
            <source>Scheduler: file of your key, if it is not with the certificate (TLS)</source>
            <translation>Scheduler: archivo de su clave, si no está con el certificado (TLS)</translation>
        </message>
        <message>
            <source>SLURM: jobs</source>
            <translation>SLURM: trabajos</translation>
        </message>
        <message>
            <source>SLURM: cores of each job (0: as the site's dask configuration says)</source>
            <translation>SLURM: núcleos de cada trabajo (0: según la configuración de dask del centro)</translation>
        </message>
        <message>
            <source>SLURM: memory of each job, such as 16GB</source>
            <translation>SLURM: memoria de cada trabajo, por ejemplo 16GB</translation>
        </message>
        <message>
            <source>SLURM: time limit of each job, such as 01:30:00</source>
            <translation>SLURM: límite de tiempo de cada trabajo, por ejemplo 01:30:00</translation>
        </message>
        <message>
            <source>SLURM: queue (partition)</source>
            <translation>SLURM: cola (partición)</translation>
        </message>
        <message>
            <source>SLURM: account</source>
            <translation>SLURM: cuenta</translation>
        </message>
        <message>
            <source>SLURM: more directives of sbatch, separated by ;</source>
            <translation>SLURM: más directivas de sbatch, separadas por ;</translation>
        </message>
        <message>
            <source>SLURM: interpreter on the nodes (empty: the engine's)</source>
            <translation>SLURM: intérprete en los nodos (vacío: el del motor)</translation>
        </message>
        <message>
            <source>SLURM: network interface at which the nodes reach this computer, such as ib0</source>
            <translation>SLURM: interfaz de red por la que los nodos llegan a este equipo, por ejemplo ib0</translation>
        </message>
        <message>
            <source>SLURM: folder that this computer and the nodes share (empty: the home folder)</source>
            <translation>SLURM: carpeta que comparten este equipo y los nodos (vacío: la carpeta personal)</translation>
        </message>
        <message>
            <source>SLURM: minutes to wait for the first job</source>
            <translation>SLURM: minutos de espera para el primer trabajo</translation>
        </message>
        <message>
            <source>date unknown</source>
            <translation>fecha desconocida</translation>
        </message>
        <message>
            <source>not water</source>
            <translation>sin agua</translation>
        </message>
        <message>
            <source>water</source>
            <translation>agua</translation>
        </message>
        <message>
            <source>not water, filled</source>
            <translation>sin agua, rellenado</translation>
        </message>
        <message>
            <source>water, filled</source>
            <translation>agua, rellenado</translation>
        </message>
        <message>
            <source>dry on both dates</source>
            <translation>seco en ambas fechas</translation>
        </message>
        <message>
            <source>water on both dates</source>
            <translation>agua en ambas fechas</translation>
        </message>
        <message>
            <source>water lost</source>
            <translation>agua perdida</translation>
        </message>
        <message>
            <source>water gained</source>
            <translation>agua ganada</translation>
        </message>
        <message>
            <source>no change</source>
            <translation>sin cambio</translation>
        </message>
        <message>
            <source>not observed</source>
            <translation>no observado</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>desconocido</translation>
        </message>
        <message>
            <source>shore</source>
            <translation>orilla</translation>
        </message>
        <message>
            <source>cluster {number}</source>
            <translation>clúster {number}</translation>
        </message>
        <message>
            <source>The engine did not finish a tiny clustering within {seconds} s. Is the computer very busy, or a virus scanner looking at each file of {folder}? Try again.</source>
            <translation>El motor no terminó un agrupamiento minúsculo en {seconds} s. ¿Está el equipo muy ocupado, o un antivirus examina cada archivo de {folder}? Inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>{path} does not run ({reason}).</source>
            <translation>{path} no funciona ({reason}).</translation>
        </message>
        <message>
            <source>The packages are there, but a tiny clustering failed with {path}. Last lines:
{output}</source>
            <translation>Los paquetes están instalados, pero un agrupamiento minúsculo falló con {path}. Últimas líneas:
{output}</translation>
        </message>
        <message>
            <source>Loads a hyperspectral cube without the bands of water vapour, draws the spectrum at a point, computes eight indices, and clusters the cube by k-means in two ways.</source>
            <translation>Carga un cubo hiperespectral sin las bandas del vapor de agua, dibuja el espectro en un punto, calcula ocho índices y agrupa el cubo por k-medias de dos maneras.</translation>
        </message>
        <message>
            <source>How many clusters to make.</source>
            <translation>Cuántos clústeres crear.</translation>
        </message>
        <message>
            <source>Hyperspectral cube</source>
            <translation>Cubo hiperespectral</translation>
        </message>
        <message>
            <source>The file of the cube, or the folder of a Zarr store.</source>
            <translation>El archivo del cubo, o la carpeta de un almacén Zarr.</translation>
        </message>
        <message>
            <source>Point of a spectrum</source>
            <translation>Punto de un espectro</translation>
        </message>
        <message>
            <source>A place on the cube whose spectrum is wanted.</source>
            <translation>Un lugar del cubo cuyo espectro se desea.</translation>
        </message>
        <message>
            <source>Train on every n-th pixel</source>
            <translation>Aprender de uno de cada n píxeles</translation>
        </message>
        <message>
            <source>4 takes one pixel of sixteen.</source>
            <translation>4 toma un píxel de cada dieciséis.</translation>
        </message>
        <message>
            <source>Name, common name, central wavelength and width (micrometres) of each band that is kept.</source>
            <translation>Nombre, nombre común, longitud de onda central y anchura (micrómetros) de cada banda que se conserva.</translation>
        </message>
        <message>
            <source>Clusters, whole</source>
            <translation>Clústeres, método completo</translation>
        </message>
        <message>
            <source>Clusters, in mini-batches</source>
            <translation>Clústeres, por minilotes</translation>
        </message>
        <message>
            <source>Plot</source>
            <translation>Gráfico</translation>
        </message>
        <message>
            <source>Spectrum</source>
            <translation>Espectro</translation>
        </message>
        <message>
            <source>The chain of Lake change made of its single steps: the second image is put onto the grid of the first, both are clustered, the water is found at the point and by its spectrum, and the masks are compared. Open it in the modeler to change the chain.</source>
            <translation>La cadena de Cambio del lago formada por sus distintos pasos: la segunda imagen se lleva a la cuadrícula de la primera, ambas se agrupan, el agua se busca en el punto y según su espectro, y las máscaras se comparan. Abra el modelo en el diseñador de modelos para modificar la cadena.</translation>
        </message>
        <message>
            <source>A place that is water on both dates.</source>
            <translation>Un lugar que es agua en ambas fechas.</translation>
        </message>
        <message>
            <source>The main job, and a random sample of its change raster: points in each class, ready to be labelled. Look each point up in better images, choose its reference from the list, and give change raster and points to Assess accuracy: it tells how much water was really lost and gained, with errors. Use it after this model, because the labels come from you.</source>
            <translation>La tarea principal y una muestra aleatoria de su ráster de cambios: puntos en cada clase, listos para etiquetar. Examine cada punto en imágenes mejores, elija su referencia de la lista e indique el ráster de cambios y los puntos en Evaluar exactitud: esta herramienta dice cuánta agua se perdió y se ganó realmente, con errores. Úsela después de este modelo, porque las etiquetas las pone usted.</translation>
        </message>
        <message>
            <source>The least points of each class, such as lost water.</source>
            <translation>El número mínimo de puntos de cada clase, como el agua perdida.</translation>
        </message>
        <message>
            <source>The wanted standard error of overall accuracy, which decides how many points there are.</source>
            <translation>El error estándar deseado de la exactitud global, que determina cuántos puntos hay.</translation>
        </message>
        <message>
            <source>Minimum of points in a stratum</source>
            <translation>Mínimo de puntos por estrato</translation>
        </message>
        <message>
            <source>Change report</source>
            <translation>Informe de cambios</translation>
        </message>
        <message>
            <source>Follows a lake through time from nothing but a place: searches a catalogue, loads each scene for the area, makes its water mask, fills gaps, and gives the curve with its uncertainty. Open the model in the modeler to change the steps.</source>
            <translation>Sigue un lago a lo largo del tiempo a partir únicamente de un lugar: busca en un catálogo, carga cada escena para la zona, crea su máscara de agua, rellena los huecos y da la curva con su incertidumbre. Abra el modelo en el diseñador de modelos para modificar los pasos.</translation>
        </message>
        <message>
            <source>Area around the lake</source>
            <translation>Zona alrededor del lago</translation>
        </message>
        <message>
            <source>At most so many scenes</source>
            <translation>Número máximo de escenas</translation>
        </message>
        <message>
            <source>Catalogue</source>
            <translation>Catálogo</translation>
        </message>
        <message>
            <source>Series report</source>
            <translation>Informe de la serie</translation>
        </message>
    </context>
</TS>
