<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
    <context>
        <name>Strandline</name>
        <message>
            <source>The layer of points has no field '{field}' for the reference class. Its fields are: {fields}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}' for the map class. Its fields are: {fields}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}' for the stratum. Its fields are: {fields}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}' for the weight. Its fields are: {fields}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Assess accuracy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Estimates how accurate a map is and how large its classes are, with errors and intervals, from labelled points.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>An area counted on a map carries the map's errors. From a random sample of points, whose true class somebody has looked up, this tool estimates the accuracy of the map and the areas of the classes on the ground, each with standard error and confidence interval, as Olofsson et al. (2014, Remote Sensing of Environment 148, 42-57) recommend. The areas are in km², the accuracies are shares from 0 to 1.

The map's classes are the strata: the points were drawn by chance within each class, as Sample points does. Where they were drawn by other strata, such as one along the shore, or another map's classes, name the field of strata; its weights, the shares of the ground, are in the field 'weight' (Stehman 2014, International Journal of Remote Sensing 35, 4923-4939).

The reference is a class number of the map, or a class's name where the raster has names. The map's class is read from the map at the points, which may be in any CRS. Points outside the map, on ground that it did not observe, or without a reference are left out, and counted in a warning. A stratum needs two labelled points. Where all points of a class are right, its interval has no width; that is no certainty: a warning gives the possible error. Intervals are normal ones, cut at 0 and at the whole.

The table has for each class: class, map_area, adjusted_area, standard_error, lower, upper (of the adjusted area), users, users_se, producers, producers_se and name. Empty is what the sample does not cover. The report is one page that needs no network: error matrix in points and in shares of the ground, areas and accuracies with intervals, and plots.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Map</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The class raster that the points were drawn from.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Labelled points</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The sample, in any CRS.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Field of the reference class</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What is really there: a class number of the map, or a class's name. Empty where nobody has looked.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Field of the map class</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The class of the map there. Leave it out to read the map itself.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Field of the stratum</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Only where the strata are not the map's classes, such as a sample with a stratum along the shore.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Field of the stratum's weight</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Share of the ground that the stratum of the point covers, above 0 and at most 1. Goes with a field of strata; the field 'weight' unless you name another.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sampled classes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Numbers of the map's classes that the sample was drawn of, such as 0,1. Empty: all of them.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Confidence level</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Level of the intervals: 0.95 holds the truth in 95 of 100 samples.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Accuracy table</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>One line for each class.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Report</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A page with all results, to hand in.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Overall accuracy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Standard error of overall accuracy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A field of weights goes with a field of strata: give both, or neither.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sampled classes: give whole numbers separated by commas, such as 0,1.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sample points</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Draws a stratified random sample of a class raster, as points that are ready to be labelled.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The classes of the raster are the strata: a water mask, a change raster, clusters, or any other raster of whole numbers. The sample has as many points as give overall accuracy the wanted standard error, n = (sum of W S, divided by the standard error) squared, where W is a stratum's share of the ground and S = sqrt(U (1 - U)) with the user's accuracy U that is expected of it (Olofsson et al. 2014, 0.9 unless you enter another). Each stratum gets the minimum, and the rest goes to the strata in proportion to their ground. The areas are those of the ellipsoid, so degrees are no problem. What was not observed is not sampled.

Maps err most along the shore. With a buffer, the pixels near the boundary between two classes, whatever their own class, are a stratum of their own, so that more points come to lie there. Give the field 'stratum' to Assess accuracy then.

The points lie in the middle of pixels and are numbered in random order: whoever labels them in that order can stop early. The fields are id, stratum (the class's number; the shore has the next free one), weight (share of the stratum in the ground), map_class, and reference, which is empty. In QGIS the reference is chosen from a list of the classes. Look at each point in images that are better than the map, and hide the map meanwhile: what one sees, one finds. The layer can be labelled in the plugin AcATaMa too, whose labels Assess accuracy reads.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Leave it empty for no stratum along the shore.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Class raster</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The map to assess: a water mask, a change raster, clusters, or another raster of whole numbers.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Classes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Numbers of the classes to sample, such as 0,1. Empty: all of them.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Standard error</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The wanted standard error of overall accuracy, which decides how many points there are: 0.01 is a 95 % interval of 2 percent to each side. Not used where the number of points is given.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Number of points</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Points of the whole sample, instead of a standard error.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Minimum of a stratum</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The least points of each stratum; the sample grows where that makes more. Rare classes, such as lost water, need 50 or more to be judged on their own.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Buffer of the shore</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Pixels whose middle lies so near to a boundary between two classes are a stratum of their own. In the units of the raster's CRS; one or two pixels are common.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Expected user's accuracy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What the size of the sample is computed with: one number for all strata, and others for some classes if wanted, such as: 0.9, 2:0.7, 3:0.6</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Seed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The same seed gives the same points.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The points with id, stratum, weight, map_class and an empty reference.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Classes: give whole numbers separated by commas, such as 0,1.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Expected user's accuracy: give a number between 0 and 1, and class:number for single classes, such as: 0.9, 2:0.7</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cancelled.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field}: {help}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The fields:</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Starting the engine ...</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}: '{path}' is an input too. Give the output a name of its own.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}: '{path}' is another output too. Give the output a name of its own.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{}: the value must be a finite number.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{}: the value must be above 0.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}: the value must be at least {minimum}, not {value}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}: the value must be from {minimum} to {maximum}, not {value}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}: '{layer}' cannot be read. It is missing, damaged, or not a raster; choose another one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}: '{layer}' is not a file that the engine can read. Save it as GeoTIFF first (Export &gt; Save As).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}: '{layer}' has no coordinate reference system. Assign one first (Raster &gt; Projections &gt; Assign Projection).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}: rasters are written as GeoTIFF. Give '{file}' the ending .tif.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}: the folder '{folder}' does not exist. Create it, or choose another one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}: '{path}' is there already and is no {kind} file. Choose another name.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}: QGIS writes no '{kind}' files. Give '{file}' an ending such as .gpkg, .csv or .geojson.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}: {reason}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}: choose one of {choices}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Apply clusters</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Labels another image with the clusters of a model, so that the same number means the same on every date.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A clustering can write its model. Applied to another image, the model gives each pixel the cluster whose spectra it is most like, so that maps of several dates or places can be compared number by number. Applied to its own image, it gives the same map again.

The image needs the bands that the model was made with, known by name, by wavelength or by common name; their order, the grid and further bands do not matter. A model of bands without names needs equally many bands, in the same order. The values must mean the same as in the first image, reflectance in the same unit, say.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Where to look for the model's bands. Leave empty for all bands.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cluster model</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>JSON files (*.json);;All files (*)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file that Spectral clustering or K-means clustering has written.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cluster model: '{}' does not exist. Choose the model that a clustering has written.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>K-means clustering</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Groups the pixels of an image into clusters around mean spectra, for scenes and spectrometer images of any size.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Each cluster has a centre, the mean of its pixels, and each pixel belongs to the nearest centre. Both methods begin with the best of several initialisations on a sample. 'minibatch' then moves the centres by batches of pixels in random order, until they stay. 'full' goes through all pixels again and again until they stay, as k-means does by the book.

A stride above 1 learns from every n-th pixel in x and y only, which saves time on large images and hardly changes the clusters. Every pixel of the image gets a cluster all the same.

Clusters are numbered by brightness, the darkest first. Scaling decides what counts as alike: 'shape' compares the form of the spectra without their brightness, which suits water best; 'band' gives every band the same weight; 'image' scales all bands together; 'none' takes the values as they are. All of this changes the cluster map only, not what Water mask takes for water by the image's spectra. Pixels that are missing in any of the bands get no cluster. Thermal bands are left out unless you choose them.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The bands to compare. Leave empty for all but thermal ones.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Method</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>'minibatch' learns from batches in random order, 'full' from all pixels until nothing moves.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stride</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Learn from every n-th pixel in x and y. 1 is all of them.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Spectral clustering</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Groups the pixels of an image into spectrally similar clusters, for scenes of any size.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Some pixels, the landmarks, stand for the image; the similarity of every pixel to them decides its cluster (spectral clustering by the Nyström method). Clusters are numbered by brightness, the darkest first, so water usually has a low number. The same image and seed give the same map.

Scaling decides what counts as alike. 'shape' compares the form of the spectra without their brightness, which suits water best; 'band' gives every band the same weight; 'image' scales all bands together; 'none' takes the values as they are.

The number of clusters, their scaling and the seed change this map: what is told apart, and which numbers you can name. They do not change what Water mask takes for water by the image's spectra, with or without a point.

Pixels that are missing in any of the bands get no cluster. Thermal bands are left out unless you choose them.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Leave it empty for 1 / number of bands.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Landmarks</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How many pixels stand for the image.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Gamma</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How fast the similarity of two pixels falls with their distance: exp(-gamma d²). Empty: 1 / number of bands.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Implementation</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>'streaming' works through scenes of any size; 'dask_ml' runs that library's own class, for comparison on small images.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cluster model: only the streaming implementation can write a model. Leave the model out.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water before (km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water after (km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water on both dates (km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water lost (km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water gained (km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Not observed on at least one date (km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water before: {}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water after: {}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water on both dates: {}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water lost: {}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water gained: {}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Not observed on at least one date: {}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sub-pixel area of the water before (km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Its error, one standard deviation (km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sub-pixel area of the water after (km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sub-pixel area of the water lost (km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sub-pixel area of the water gained (km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sub-pixel change where both dates were observed (km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Clusters</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Image: clustering compares spectra and needs two bands or more. Choose more bands, or use Stack bands.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Image</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>An image of two bands or more.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Bands</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cluster numbers, 0 = no data.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The fitted model, to label other images with.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cluster table</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>For each cluster: pixels, share, km² and mean spectrum.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{before} and {after} are the same file, '{layer}'. Choose two dates.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Difference as before - after</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Count lost water as 1 and gained water as -1 in the signed difference, instead of the other way round.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Signed difference</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>After - before: -1 lost, 0 same, 1 gained, -128 not observed. The other way round if that is chosen.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water difference</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Narrow water too</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Look for rivers and channels of one to three mixed pixels, as lines. It takes a little longer.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Keep plain water</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Quality bands often take turbid and shallow water for cloud or shadow. Keep such pixels where green and infrared reflectance are plainly those of water; the log says how many.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sub-pixel areas</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Add up the parts of pixels along the shore, too, and their error. Without them a small image takes half the time.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>HTML files (*.html)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>JSON files (*.json)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Number of clusters</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How many clusters to make. More clusters distinguish finer differences on the cluster map; what is water is decided by the image's spectra and stays the same, except where you name clusters by number.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Scaling</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What counts as alike: 'shape' of the spectrum without brightness, each 'band' alike, the 'image' as a whole, or none. It changes the cluster map, not the water.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The same seed gives the same result.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What makes the sub-pixel areas doubtful</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>'{path}' holds a layer '{layer}' with other columns, which would be lost. Choose another layer name.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>'{path}' is there already and holds {content}, which would be lost. To add a layer to it, give {path}|layername=NAME; or choose a new file.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>something else</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>'{}' is there already and holds something else, which would be lost. Choose a new file.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>'{}' is there already and is no text file, so it is not replaced by one. Choose another name.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Engine status</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Engine</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shows the engine's interpreter, packages, dask workers and last log lines.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The report is plain text on a page, made to be copied into a bug report. Your home folder is shortened to ~; your name in paths, passwords, keys and signed addresses are left out. If the engine is installed it is started, so the report also tells whether that works, and so are the dask workers. Jobs of SLURM are not submitted: instead the report holds the script that would be.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Status report</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Where to write the report.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Strandline engine status</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy the text below into your bug report.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The report cannot be written to '{path}': {reason}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Install engine</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Installs the computing engine, once. Nothing is installed into QGIS itself.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine is a Python environment of its own (xarray, dask, scikit-learn and others, about 1.1 GB, and up to 2.2 GB while it is installed), kept in your user folder. QGIS's own packages are not touched, so no other plugin can be disturbed. Every package is checked against a hash before it is installed, and the finished engine proves itself with a small clustering.

Every file of an engine that is there already is compared with what was installed. One that is damaged is built anew; one that works is left as it is unless you force a new build (FORCE). Where it goes, and which Python it is built with, can be set in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Build anew even if the engine works</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Throw a working engine away and build it again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Fetch a Python if this computer has none that fits</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Download a standalone Python, some 50 MB, into the engine folder where none from 3.11 to 3.14 is found.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Folder of the engine</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Version of the engine</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine {version} is ready in {folder}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It was ready before, so it was left as it is. FORCE (Build anew even if the engine works) builds another.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Regrid</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Grid</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Puts an image onto another grid: that of a reference raster, a square around a centre, or an extent.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Specify at most one of: a reference raster; a centre with a radius; an extent. Resolution and CRS are those of the image where you leave them out. An extent in the image's own CRS and resolution cuts whole pixels out, without resampling.

Within its own CRS, 'bilinear' interpolates linearly between the four nearest pixel centres, whatever the cell size. When cells get coarser, 'average' uses all pixels instead; with the others the result holds single pixels, and what is counted in it, such as areas, carries a sampling error. The tag RESAMPLING of the result records how it was made.

A raster of classes (one band of whole numbers with names or a colour table, such as clusters, masks and changes) keeps its codes, its no-data value, its colours and its names: each cell gets the code of the nearest pixel, or with 'average' and 'mode' the most frequent one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Radius</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The image to resample.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reference raster</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Take the grid of this raster as it is.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Centre</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Middle of the wanted square, in any CRS, for example: -118.7081,38.6942 [EPSG:4326]</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Distance from the centre to each side, in the units of the resulting CRS; grown to whole pixels of the image where neither resolution nor CRS is given.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Extent</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The wanted area.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Resolution</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cell size in the units of the resulting CRS.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>CRS</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>CRS of the result.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Resampling</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How new cells get their values. Use 'average' where cells get larger. Classes are never mixed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Regridded</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The image on the new grid.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Specify at most one of: a reference raster, a centre, an extent.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A centre and a radius belong together: give both with a radius above 0, or neither.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Specify the wanted grid: a reference raster, a centre with a radius, an extent, a resolution, or a CRS.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Strandline: water from satellite images</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Load hyperspectral cube</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Scenes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Makes one image with wavelengths out of a hyperspectral cube: NEON, EMIT, ENVI, NetCDF, Zarr or GeoTIFF.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reads NEON AOP reflectance (.h5), ENVI (the data file or its .hdr), EMIT level 2A (.nc, laid on the map by its own table), other NetCDF files and Zarr stores that follow the CF conventions, and GeoTIFFs whose bands have wavelengths.

Bands of water vapour are left out: those in the given ranges of wavelengths, and those that the product itself marks as invalid. The rest keep their wavelengths and widths, in nanometres whatever the file's unit. Values become reflectance by the product's own factors. Enter here what a file lacks: its CRS, its missing numbers, its scale.

Files in which each band is a variable of its own are read too. Of a stack of several dates, one is read: name it behind the variable, as in reflectance@2024-06-17.

The cube is read in the order in which the file holds it, a part at a time, so it may be larger than the memory.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cube</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file, or the folder of a Zarr store.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Variable</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Name of the array with the cube, for files that hold several, such as: flight/reflectance. Where each band is a variable: their names, separated by commas, or that of their group.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Wavelengths to leave out (nm)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Ranges in nanometres, separated by commas. The default is where water vapour takes the light.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Leave out invalid bands</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Leave out the bands that the product itself marks as not to be used.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Only this part is read, grown to whole pixels. Leave empty for all of it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reflectance</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Convert to reflectance by the product's own factors. Otherwise the numbers stay as they are stored.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>CRS of the cube</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>For files that name none, or a wrong one. Nothing is reprojected.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No-data value of the cube</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A stored number that means 'not observed', besides those that the file names.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Scale</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stored number x scale is the reflectance, such as 0.0001 for whole numbers of 0 to 10000. Leave empty to use the factors that the file names.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Bands kept</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Acquisition date</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Scale: 0 makes no value of a number. Give a factor such as 0.0001.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A scale has no effect on numbers that stay as they are stored. Leave out one of the two.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Size of a pixel in the units of the image's CRS. Leave empty for that of the finest band.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Coordinate reference system of the image. Leave empty for that of the scene.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Names separated by commas, such as: blue,green,red,nir08,swir16,swir22. Leave empty for all bands that show reflected light of the ground; thermal, panchromatic and atmospheric bands have to be named.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Only this part is read, grown to whole pixels. Leave empty for the whole scene.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Hide pixels with</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Pixels that the scene's quality band marks so become 'no data'; saturated ones only in the band that is saturated. Choose none to keep all but the fill around the scene.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Convert to reflectance, thermal bands to kelvin, by the product's own factors. Otherwise the numbers stay as they are stored.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Platform</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The image, a GeoTIFF.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Band table</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Name, common name, description, central wavelength and width (micrometres) of each band.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Load Landsat scene</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Makes one image of reflectance out of a Landsat product: a folder, a metadata file or a .tar as downloaded.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reads Collection 2 level 2 and level 1 of Landsat 4 to 9, and surface reflectance of Collection 1. An archive (.tar, .tar.gz) need not be unpacked.

Bands get their common names, values become reflectance by the factors in the product's own metadata, and clouds, their shadows and the fill around the scene become 'no data' by its quality bands. Date and satellite are kept in the image.

Band 6 of TM and ETM+ and bands 10 and 11 of Landsat 8 and 9 are temperatures in kelvin; name them (lwir, lwir11) to have them.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Landsat product</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The MTL file (.txt, .json, .xml), the product's folder, or its archive (.tar, .tar.gz).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Load Sentinel-2 scene</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Makes one image of reflectance out of a Sentinel-2 product, level 2A or 1C: the .SAFE folder or the zip.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Bands of 10, 20 and 60 m are put onto one grid, that of the finest band unless you give a resolution. A zip need not be unpacked.

Values become reflectance by the factors in the product's own metadata, among them the offset that products since January 2022 have. Level 2A has a scene classification, by which clouds, their shadows, snow and saturated pixels become 'no data'; the mask of level 1C has cloud, cirrus and snow only.

The bands of 60 m, which are made for the atmosphere (coastal, nir09, cirrus), are left out unless they are named.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sentinel-2 product</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>MTD_MSIL2A.xml or MTD_MSIL1C.xml, the .SAFE folder, or the .zip.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Load STAC item</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Makes one image of reflectance out of a STAC item: only the wanted part is read from the server.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Give the address of an item, as in the field 'href' of the layer that Search scenes makes, or the item's JSON file.

Bands are chosen by their common names. Values become reflectance by the scale and offset of the item, or that its collection is known for; clouds, their shadows and the fill around the scene become 'no data' by the item's quality band (QA_PIXEL, SCL, Fmask). Links of Planetary Computer are signed just before they are read.

With an extent, only that part is transferred, a few percent of the scene's files for a lake.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>STAC item</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The item's address (https://...) or its JSON file.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Search scenes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Finds satellite scenes of a place and a time in a STAC API, as footprints with their cloud cover.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Gives a layer with the outline of each scene, the newest first, coloured by cloud cover; hover over one with map tips on to see its preview. The field 'href' is what Load STAC item takes.

Ready choices are Planetary Computer ('planetary-computer') and Earth Search ('earth-search'), both free and without an account; any other STAC API works by its address, and so does one of its collections (.../collections/NAME). Collections of Landsat and Sentinel-2 surface reflectance are landsat-c2-l2 and sentinel-2-l2a in Planetary Computer, sentinel-2-l2a and sentinel-2-c1-l2a in Earth Search.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>STAC API</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Address of the API, or 'planetary-computer' or 'earth-search'.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Collections</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Ids of collections, separated by commas.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Scenes that touch it are found. Without a CRS its numbers are longitudes and latitudes.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>First day</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No scene is older than this.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Last day</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No scene is younger than this.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Maximum cloud cover (%)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Clouds cover less than this part of the whole scene, in percent; 0 finds scenes without any. Scenes of unknown cloud cover are kept. Leave empty for any.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Only scenes of this satellite, such as landsat-5 or sentinel-2a, in any spelling; several with commas.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Maximum number of scenes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How many scenes to list at most.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Footprints</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>One polygon for each scene: id, collection, platform, datetime, cloud_cover, epsg, href, thumbnail.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Number of scenes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The first day ({first}) lies after the last day ({last}).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stack bands</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Makes one image with named bands out of several rasters, a folder of them, or some bands of one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The image lies on the grid of the first raster; others are interpolated where their grids differ. Values are stored as decimal numbers, with missing pixels left empty.

Instead of choosing rasters, give a folder, a pattern such as *_SR_B?.TIF, or both. The bands are then in the order of the files' names (B2 before B10) and are called by what tells these names apart: lake_green.tif makes 'green'. A maker's numbers become common names where the satellite stands in the file's name, as in LT05_L2SP_..._SR_B4.TIF.

Give the bands their common names (blue, green, red, nir08, swir16, swir22, ...): other tools then know which is which. Landsat Collection 2 surface reflectance needs scale 0.0000275, offset -0.2 and no-data value 0; Sentinel-2 level 2A scale 0.0001.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Rasters</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The rasters to stack, in the order of the bands. One raster is enough if you choose bands from it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Folder of rasters</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Instead of rasters: all GeoTIFF, JPEG 2000 and similar files of this folder, or those that the pattern fits.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Pattern of file names</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Which files of the folder, such as *_SR_B?.TIF: * stands for any characters, ? for one, [1-7] for one of these. Without a folder, a whole path.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Bands of a single raster</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Numbers of the bands to take, in order, separated by semicolons. Only for a single raster.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Band names</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>One name for each band, separated by commas, such as: blue,green,red,nir08,swir16,swir22</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stored value x scale + offset is the result's value.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Offset</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Added after the scale.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No-data value of the rasters</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The stored value that means 'not observed'. Leave empty to use that of the files.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>When the image was taken. Leave empty to use that of the files.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Only this part, grown to whole pixels. Leave empty for all of the first raster.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The stacked image, a GeoTIFF.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Specify exactly one of: rasters; a folder, a pattern or both.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Rasters: none of them can be read. They are missing, damaged, or not rasters.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Bands can be chosen from a single raster only. Leave them out, or give one raster.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cube clusters, step by step</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lake change, step by step</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lake change sample, step by step</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lake series, step by step</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Spectral indices</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Spectra</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Computes indices of vegetation, plant litter and water from an image: one band for each index.</source>
            <translation type="unfinished"></translation>
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
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>An image of reflectance from 0 to 1, whose bands have wavelengths or names.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Indices</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The indices to compute. Their formulas are in the help.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tolerance (nm)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How far a band's centre may lie from a wavelength that an index asks for, in nanometres. Leave empty for the band's own width, but 10 nm at least.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>One band for each index, of its name, in the order of your choice.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Spectral signature</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reads the spectrum of an image at one point or at many: a table, and a plot as a page for the browser.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Give one point, or a layer of points. The value of each band is that of the pixel that holds the point. Points may be in any CRS. Points of a layer that lie outside the image or on no data are left out, with a warning; a single point there is an error. With 'linear' the values are interpolated between the centres of the four pixels around the point, as the published notebooks do; where one of the four has no data, there is no value.

The plot has wavelengths in nanometres on its axis if all bands have one, else the bands' names, in the order of the spectrum where these tell it. Its lines break where bands were dropped or have no data. Each point is a line; where there are more than eight, they are thin and their mean stands out. With a class field, each class is drawn by its mean, with one standard deviation around it. Thermal bands are in the table only. Rest the pointer on the plot to read the values. The page is one file that needs no network.

The table has one line for each point and band: point (the feature's id), class, x, y (in the image's CRS), band (its number in the image), name, wavelength_nm and value; value is empty where there is no data.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The image to read the spectra of.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Point</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Where to read the spectrum. Any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Points</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A layer of points, instead of a single one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Class field</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The field of the layer with the class of each point, such as its land cover.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Interpolation</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What counts between the centres of pixels: the 'nearest' pixel, which holds the point, or 'linear' between four.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Table of spectra</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>One line for each point and band.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Plot of spectra</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A page with the plot.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Specify exactly one of: a point, a layer of points.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A class field needs a layer of points that has it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}'. Its fields are: {fields}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is nothing to write: choose the table, the plot, or both.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Only the square around the point, in whole pixels of the image: distance to each side, in the units of the CRS. Leave land around the lake.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Only this area.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cell size in the units of the CRS. Leave empty for that of the first image.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>CRS of the results. Leave empty for that of the first image.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How images get onto one grid: 'auto' averages where cells get larger and interpolates elsewhere. 'bilinear' and 'nearest' pick single pixels then, and areas carry a sampling error.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lake change</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shows how a lake changed between two images: finds the water in both by their own spectra, and compares.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose two images of the same place with named bands, and click into the water. They may come from two sensors, such as Landsat and Sentinel-2: the bands both have by name are compared, thermal ones never. Both images are put onto one grid, and what is water is decided for each image by its own land and water: clear, turbid and dark water, narrow rivers too.

The point is checked: where an image clearly shows land there, the tool reports its values and stops. To insist, cluster the image and name its clusters by number in Water mask. Without a point the tool maps all water. With 'Only the water body at the point' other lakes are left out; a gap in the data does not part a lake. Areas count observed pixels on the ground; missing ones are shown as 'not observed'.

The clusters are a map of their own: their number, scaling and seed change what the cluster rasters show, and nothing about the water. Only where it is not known which band is green and which is infrared, the cluster at the point is taken for water.

AREA_BEFORE and the like count whole pixels. SUBPIXEL_BEFORE and the like add up the parts of pixels that are water, as Water fraction does, each with its error, one standard deviation; FLAGS names what makes them doubtful. SUBPIXEL_CHANGE is after less before where both were observed, and the log and the report say whether it is larger than its error; the errors of the two dates are taken as independent. Lost and gained are counted in and beside the pixels that CHANGE shows as lost or gained.

The single steps are tools of their own (Spectral clustering, Water mask, Water change), and the model 'Lake change, step by step' chains them: open it in the modeler to change the chain.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Leave it empty for the whole image.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Image before</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The first date's image.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Image after</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The second date's image.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Point in the water</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A place that is water on both dates, in any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Only the water body at the point</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Leave other lakes out.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cluster both dates together</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>One clustering for both dates, so that a number means the same on both. It changes the cluster rasters only.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>0 = dry on both dates, 1 = water on both, 2 = lost, 3 = gained, 255 = not observed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water before</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The first date's water mask.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water after</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The second date's water mask.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Clusters before</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The first date's clusters.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Clusters after</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The second date's clusters.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A page with images, maps, areas and versions.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Give a radius around the point or an extent, not both.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A radius needs a point: it is the distance from the point to each side of the area.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>To keep only the water body at the point, give a point in it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{}: clustering needs two bands or more. Stack band files with Stack bands first.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lake series</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Follows a lake through many dates: its area with gaps filled and how sure that is, its trend and seasons.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose images of a lake, the folder that holds them, or footprints that Search scenes found, and click into the water. Images need named bands and a date, in the file or in its name. What is water is decided for each image by its own land and water, as in Lake change. Clouds and stripes leave gaps; what they hide is filled by how often each pixel was water on the other dates, and by what the date itself shows. With outlines of lakes instead of a point each of them is followed, and every image is still read once.

Nothing is filled silently. The table has a line for each date and lake: the share of the lake that was observed; the water that was seen (observed), and that with what gaps hide (filled), in km²; the least and the most that is possible (lower, upper); one standard deviation of filled (sigma); a flag and reasons. 'good' was seen whole (90 % or more), 'filled' had gaps, 'poor' shows too little and has no filled area, 'failed' is an image that takes no part, and the reason says why: one bad image never ends the run. Reasons are: land in water (ice, algae, missed cloud), water on land (shadow, a shifted image), above or below the range of all other dates, gaps follow the shore (shallow water was taken for cloud), seldom seen.

On generated series of 28 dates or more, half hidden dates were 0.6 to 2.4 % (rms) off what they show without clouds, and the 95 % interval held 94 to 97 % of all dates. With 7 to 15 dates expect up to 5 %. Rivers that move have no such order; the report says so. An interval cannot know what was taken for cloud although it is water.

The trend is that of the medians of calendar months, in km² a year, with a probability that takes the lake's memory over years into account. It takes 8 years with 3 months each; with less the trend stays empty. Dates that contradict themselves and poor ones are left out of it.

With a folder for kept results, a second run only looks at new images, and a run that was cancelled or killed goes on where it ended.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Dates that were observed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Trend (km² a year)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Probability of such a trend by chance</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Share of the areas that had gaps to fill</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>First date</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Last date</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Seasonal: yes, no, or insufficient record</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Give the point with its CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Images</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water occurrence</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Specify exactly one of: images, a folder of images, footprints of scenes.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Specify exactly one of: a point in the lake, outlines of lakes.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Footprints need an area, or whole scenes would be loaded: give an extent, a radius, or lakes.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{title}: there is no field '{field}'. The fields are: {fields}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Images of several dates, as the tools under Scenes write them.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Folder of images</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Instead: all images that lie in this folder.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Footprints of scenes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Instead: scenes that Search scenes found. Each is loaded for the area alone, clouds and shadows hidden.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Point in the lake</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A place that is water on most dates, in any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lakes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Instead of a point: outlines of the ground that each lake may cover.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Field that names the lakes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What the table calls each lake. Leave empty for the features' ids.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cluster all dates together</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>One clustering for all images whose bands do not tell water, so that a number means the same on all dates.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Least observed share</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Dates that show a smaller share of the lake's ground get no filled area.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Folder for kept results</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The water mask of each image is kept here, so that a second run only looks at new images.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Table of dates</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>One line for each date and lake, areas in km².</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Two bands: the share of the observations that show water, and the number of observations.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>One band a date, named by it: 0 = not water, 1 = water, 2 and 3 = the same, filled, 255 = not known.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shorelines</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The shores of all dates, where they were seen.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>NetCDF files (*.nc)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The maps of all dates and the areas, for xarray and others that read CF NetCDF.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A page with curve, trend, seasons, maps and table.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Picture of the curve</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>PNG files (*.png)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The curve with its intervals, for papers.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Shoreline</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Draws the line between water and land through water fractions or masks of one or several dates.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>From a water fraction the line runs where half of the ground is water, between pixel centres, on generated lakes within a third of a pixel of the true shore. From a mask it runs half way between the centres of water and land; masks leave out pixels that are half water by a little, so the line from a fraction is nearer to the shore.

Where ground was not observed there is no shore: a line ends there, and at the edge of the image, and has 0 in the field 'closed'; 1 is a line that comes back to its beginning. Each feature has its date, its length on the ellipsoid in metres, and the raster it comes from. Several dates make one layer, which the temporal controller can play.

As polygons the water is drawn with its islands as holes; outlines close along missing data, half way to the next pixel, and that part is not in 'length_m'. Do not take the polygons' area for the area of the water: the line cuts corners of what is small, so that a lake of 3 to 5 pixels across has 0.9 of its area in it. The area is what Water fraction adds up.

Smoothing rounds off corners; what the line encloses keeps its area.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water fractions or masks</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Rasters of Water fraction (0 to 1) or water masks (0, 1, 255 = not observed), of one or several dates.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Level</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The share of water that the line follows: 0.5 for the shore.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Smooth</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Round off corners. The enclosed area stays.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Polygons</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Draw the water as polygons with holes instead of lines. Their area is not that of Water fraction.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The lines, or polygons: date, length_m, closed (1, or 0 where missing data or the edge cuts it), source.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Length of all shorelines (km)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water change</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Compares two water masks: where water stayed, went and came, with areas in km².</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The second mask is put on the grid of the first where they differ. Pixels that were not observed on one of the dates are counted as such, neither as lost nor as gained. Areas come from the pixel size in projected CRSs, and from the ellipsoid in geographic ones.

AREA_BEFORE and the like count whole pixels. SUBPIXEL_BEFORE and the like add up the parts of pixels that are water, as Water fraction does, each with its error, one standard deviation. They need the images of the masks, and are empty where these are not known. SUBPIXEL_CHANGE is after less before where both were observed, and the log and the report say whether it is larger than its error; the errors of the two dates are taken as independent. Lost and gained are counted in and beside the pixels of OUTPUT that were lost or gained; what moved less than a pixel elsewhere along the shore is in the change alone. FLAGS are those of Water fraction.

The report is one HTML page with maps, areas and versions that needs no network.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The image that the mask was made from, for areas finer than whole pixels and their error. Masks of Strandline record it, so it may be left out while the image lies where it was.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lost and gained areas</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Polygons of lost and gained water with their areas; where the images are known, with sub-pixel areas and their errors, too (subpixel_km2, error_km2).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A page with maps, areas and versions.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water fraction</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Finds how much of each pixel is water, and an area with its error that is finer than whole pixels.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Pixels along a shore are part water, part land. All bands are projected to the one index in which the land and the water near the shore lie apart furthest; between the local land and the local water it gives the fraction of water, from 0 to 1. Pixels away from the shore are 0 or 1, those that were not observed have no value. Say which water is wanted by a water mask, by a point in it (only that water body), or by both; with neither, all water that the image shows by its spectra.

AREA is the sum of the fractions before they are cut to 0..1: the raster's own sum is up to one or two percent larger for small lakes or noisy images. ERROR is one standard deviation: on generated lakes with a pixel of pure water, AREA +- 1.96 ERROR held the true area 93 to 98 times of 100; on real images expect 85 to 90. It covers noise, the variety of land and water along the shore, and what lies between them, not clouds or a mask that misses water. A belt of reed or mud narrower than about a pixel cannot be seen, and is in neither.

FLAGS names what makes the figures doubtful, separated by commas; each is explained in the log. no_pure_water: water bodies without a pixel of pure water (less than about 5 pixels across), whose spectrum is not known, so ERROR holds half of their area. land_unlike_itself: the land varies much. rim: a third material lies along the shore, such as reed or mud. mask_grew: the mask seems to miss water. picked: the image was made coarser without averaging, so whole pixels are counted. no_land: too little land near the water to learn from. missing_bands: some water is not shown by all bands, and is counted in whole pixels. few_bands: less than three bands. no_water: there is none.

The masks of Water mask and Lake change, and their areas of whole pixels, stay what they are. Counted are there the pixels that are surely more water than land; of generated lakes 4 to 24 pixels across they were off by 25 % (rms), the pixels above one half of this raster by 10 %, and AREA by 2.5 %. In marshes, with reed and with mud along the shore none of the three is reliably better than the others.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The image, best one of reflectance with named bands; thermal bands are left out.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water mask</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The water: 0 = not water, 1 = water, 255 = not observed. Without it the image's spectra decide.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Only the water body at this place. Any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reach (pixels)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How far from the shore land and water are looked at: further where little of them is pure, less far where they change quickly.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How much of each pixel is water, from 0 to 1; no data = not observed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Area of the water (km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Error of the area, one standard deviation (km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What makes the area doubtful</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Share of pixels that were observed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Area of the water: {}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Makes a water mask: where the clustered image shows water, or of clusters that are named by number.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Specify exactly one of point, points, cluster numbers and image; a point and the image can be given together.

With the image, each pixel is judged by its own spectrum beside the image's land and water, so the mask is that of Lake change, however many clusters there are. Clusters made by Strandline record their image, so with a point alone that is looked up. A point is checked: where the image clearly shows land there, the tool reports its values and stops. That there is no water is a possible answer.

Cluster numbers are taken as they are, as in the published notebooks: these clusters as a whole are water. Where the image is not known, or which of its bands is green and which is infrared, so is the cluster at the point.

The mask has 1 for water, 0 for not water, and 255 for not observed: missing pixels are neither, and part no lake.

AREA counts whole pixels. SUBPIXEL_AREA adds up the parts of pixels that are water, as Water fraction does, with its ERROR, one standard deviation, and with FLAGS that name what makes it doubtful; both are empty where the image is not known.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A cluster raster; what its header calls no data was not observed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A place that the image shows as water. Any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Points in the water</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A layer of such points.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cluster numbers</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The clusters that are water, such as: 2,5</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The image that was clustered, with named bands: each pixel is judged by its own spectrum.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Keep only water that is connected to a point, side by side or corner to corner, also across narrow gaps.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Minimum size of a water body (pixels)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Smaller water bodies are dropped.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The mask.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Clusters that are water</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sub-pixel area of the water (km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Specify exactly one of: a point, points, cluster numbers, the image; or a point or points together with the image.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>To keep only the water body at a point, give a point or points in it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{program} took longer than {seconds} s</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine was stopped.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine showed no sign of life for {seconds} seconds, so it was ended. Run the tool again, which starts another one; if it happens again, work on a smaller extent. How long to wait is among Strandline's settings.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine had to be stopped to cancel another tool. Run this one again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine does not fit this version of the plugin. Restart QGIS and run 'Install engine'.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine could not be started.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine was replaced.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The last lines of its log:</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine was idle.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A parameter has no usable value: {problem}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine did not answer within {time} seconds.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine was killed, most likely by the system because memory ran out. Close other programs, or work on a smaller extent.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine was killed; memory was not short. Run the tool again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine stopped unexpectedly (exit code {code}).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Its last words: {line}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine's Python cannot be started ({problem}). Run 'Install engine'.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The Python interpreter set for Strandline ({path}) has not been verified. Run Strandline &gt; Engine &gt; Install engine in the Processing toolbox, or: qgis_process run strandline:installengine</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The Strandline engine is not installed yet. Run Strandline &gt; Engine &gt; Install engine in the Processing toolbox, or: qgis_process run strandline:installengine</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine folder cannot be made: {path} ({reason}). Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine is ready</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Verifying the installed engine</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The installed engine is damaged ({what}); building it anew</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The installed engine is broken; building it anew</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Looking for a Python interpreter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Verifying the engine with a small clustering</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine in {folder} is in use ({reason}). Close other QGIS windows and stop running Strandline tools, then try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Verifying {path}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The Python interpreter set for Strandline cannot be used: {path} {reason}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>%1 % cloud</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>cloud unknown</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{low} to {high} % cloud</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The packages could not be installed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Last lines:</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A downloaded package is not the one that Strandline was tested with (its hash differs), so nothing was installed. A proxy or mirror changed it, or the download was damaged: try again, or use another network.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The package index could not be trusted: its certificate is unknown. Behind a company's proxy, set the variable SSL_CERT_FILE (for pip: PIP_CERT) to the company's certificate file, then try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The packages could not be downloaded. Check the internet connection; behind a proxy, set it in Settings &gt; Options &gt; Network or in the variable HTTPS_PROXY; with a mirror, set PIP_INDEX_URL. Then try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This Python cannot make virtual environments. Run `sudo apt install python3-venv` (or install uv), then try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine folder cannot be written, or a program is using it: {folder}. Close other QGIS windows, or choose another engine folder in the options.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A package is not to be had for this computer's processor and Python, or the package index cannot be reached or lacks it. Check the internet connection and, behind a company's mirror, PIP_INDEX_URL. The engine is for Windows on x86-64, macOS 15 or later on Apple silicon, and Linux with glibc 2.28 or later.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is not enough disk space for the engine in {folder}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>While it is installed it needs up to {needed} GB; {free} GB are free.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Make room, or choose another engine folder in the options.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine folder cannot be written: {path} ({reason}). Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Another QGIS is installing the Strandline engine. Wait until it has finished, then try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This QGIS is already installing the Strandline engine, since {started}. Wait until it has finished.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Another QGIS (process {pid}) is installing the Strandline engine, since {started}. Wait until it has finished, then try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path}: cannot make virtual environments (no venv or ensurepip)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>this is QGIS itself, not a Python interpreter</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>does not run ({reason})</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>is Python {version}, the engine needs {range}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>is not an ordinary 64-bit CPython</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>lacks parts of Python: {names}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>a virtual environment made with it does not work ({reason})</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>uv could not get a Python: {reason}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The Python interpreter that is set for Strandline cannot be used.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No Python was found that the Strandline engine can be built with (version {range}).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>none found</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tried:</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Or let Strandline fetch one: run Install engine with FETCH_PYTHON (Fetch a Python if this computer has none that fits). It downloads uv from the package index and with it a standalone Python from GitHub, some 50 MB together, into the engine folder, and installs nothing else on this computer.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>QGIS runs as a Flatpak and sees only the programs inside its sandbox. Put the single file `uv` from https://docs.astral.sh/uv into {folder}, which the sandbox can be given with `flatpak override --user --filesystem=home org.qgis.qgis`, then try again; or install QGIS from your distribution.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>QGIS runs as a Snap and sees only the programs inside it. Put the single file `uv` from https://docs.astral.sh/uv into {folder}, then try again; or install QGIS from your distribution.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Run `sudo apt install python3-venv` (on other systems than Debian and Ubuntu: the package with Python's venv module), or install uv, then try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline, or leave the setting empty to let Strandline search.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Install Python 3.12 from https://www.python.org, or uv from https://docs.astral.sh/uv, then try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Install Python 3.12 from https://www.python.org or with `brew install python@3.12`, or uv with `brew install uv`, then try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Install Python {oldest} or newer with its venv module (Debian and Ubuntu: `sudo apt install python3 python3-venv`), or uv from https://docs.astral.sh/uv, then try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Fetching a Python with uv</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>uv does not find the Python that it has fetched.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Fetching uv</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>no Python with pip was found that could fetch it</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>uv could not be fetched: {reason}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>uv could not install the packages; trying pip</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Making the environment with uv</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Making the environment with pip</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Compare</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Through time</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Mask</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Use this point:</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Starting the engine …</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Click in the water</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Then click in the map: shows at once where the image has water around, and why. Nothing is saved.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Looking at '{}' …</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Getting ready …</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Click in the map.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Processing does not know the tool.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Compare two images</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Where did water go, or come from, between two days?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lake through time</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How large was the lake on many days, and is it shrinking?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Get images</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Which satellite images are there of the part of the map that is shown?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Downloads the computing packages, about 1.1 GB, into your user folder, and a Python for them if this computer has none that fits. QGIS itself is not touched.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine, which does the computing, is not installed yet. It is needed once.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Engine: installed. It starts when it is needed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Engine: running.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Engine: computing …</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Cancelling …</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine could not be installed. See the log of messages.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Strandline panel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Strandline: find water in satellite images</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>finds water in satellite images. This button opens its panel.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open Strandline</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is no image here. Load one, or use 'Get images'.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>'{}' is no image. Choose an image in the list of layers.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>'{}' cannot be read. It is missing or damaged; choose another layer.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>'{}' is a picture, not a file of measured bands. Use 'Get images', or save it as GeoTIFF first (Export &gt; Save As).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>'{}' has one band. Water shows in several: choose an image with green and infrared.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>'{}' has no coordinate reference system. Assign one first (Raster &gt; Projections &gt; Assign Projection).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>'{}' lies on a server, and to look at all of it would take long. Save the part that you want as a file (Load STAC item, or Export &gt; Save As).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Looking at '{}'</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Computing</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This computer</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A running dask scheduler</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Jobs of SLURM</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Test</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Starts an engine with what is set here and says which workers it reaches.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Display</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Starting an engine …</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Testing Strandline's settings</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>land around</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>water around</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>here</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine answers after {seconds} seconds ({python}).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SLURM's sbatch is {}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SLURM's sbatch is not on this computer.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A test submits nothing. This script would be:</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reached: {kind}, {processes} processes with {threads} threads and {memory} GB in all.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Dask {dask}, engine {engine}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Land</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Doubtful</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Not observed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Not observed: no data, fill or masked cloud. Click where the image shows the ground.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{verdict}: {values}. The image shows next to no land to compare with.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Water: {}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Land: {}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Doubtful, neither clearly water nor clearly land: {}. Click further out.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing around the point was observed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water, {missing} % was not observed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water; shown in pixels of {size} map units, zoom in for more.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water, {missing} % was not observed; shown in pixels of {size} map units, zoom in for more.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{band} {value}, like water ({water}), land has {land}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{band} {value}, like the land around it ({land}), water has {water}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>near infrared</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>short-wave infrared</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} is missing</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{file} is missing</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{file} has changed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not labelled</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>to be labelled</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>labelled</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Unit of areas in the log (outputs stay in km²)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>automatic</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Engine folder (empty: the user's data folder)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Python interpreter to build the engine with (empty: search)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Use this interpreter instead (it must have the packages)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stop the engine after this many idle minutes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Replace an engine without a sign of life for so many seconds (0: never)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Dask workers: of this computer, of a running dask scheduler, or jobs of SLURM</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>local</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>scheduler</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>slurm</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Local: workers (0: one per processor core)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Local: workers are threads of the engine, or processes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>threads</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>processes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Local: memory limit of the dask workers in GB (0: automatic)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Show dask's dashboard on this computer (loopback only)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>no</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>yes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Scheduler: address (tcp://host:8786, or tls://host:8786 if encrypted)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Scheduler: file of the certificate authority (TLS)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Scheduler: file of your certificate (TLS)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Scheduler: file of your key, if it is not with the certificate (TLS)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SLURM: jobs</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SLURM: cores of each job (0: as the site's dask configuration says)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SLURM: memory of each job, such as 16GB</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SLURM: time limit of each job, such as 01:30:00</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SLURM: queue (partition)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SLURM: account</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SLURM: more directives of sbatch, separated by ;</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SLURM: interpreter on the nodes (empty: the engine's)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SLURM: network interface at which the nodes reach this computer, such as ib0</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SLURM: folder that this computer and the nodes share (empty: the home folder)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>SLURM: minutes to wait for the first job</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>date unknown</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not water</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>water</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not water, filled</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>water, filled</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>dry on both dates</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>water on both dates</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>water lost</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>water gained</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>no change</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not observed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not known</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>shore</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>cluster {number}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The engine did not finish a tiny clustering within {seconds} s. Is the computer very busy, or a virus scanner looking at each file of {folder}? Try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} does not run ({reason}).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The packages are there, but a tiny clustering failed with {path}. Last lines:
{output}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Loads a hyperspectral cube without the bands of water vapour, draws the spectrum at a point, computes eight indices, and clusters the cube by k-means in two ways.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>How many clusters to make.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Hyperspectral cube</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file of the cube, or the folder of a Zarr store.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Point of a spectrum</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A place on the cube whose spectrum is wanted.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Train on every n-th pixel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>4 takes one pixel of sixteen.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Name, common name, central wavelength and width (micrometres) of each band that is kept.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Clusters, whole</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Clusters, in mini-batches</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Plot</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Spectrum</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The chain of Lake change made of its single steps: the second image is put onto the grid of the first, both are clustered, the water is found at the point and by its spectrum, and the masks are compared. Open it in the modeler to change the chain.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A place that is water on both dates.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The main job, and a random sample of its change raster: points in each class, ready to be labelled. Look each point up in better images, choose its reference from the list, and give change raster and points to Assess accuracy: it tells how much water was really lost and gained, with errors. Use it after this model, because the labels come from you.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The least points of each class, such as lost water.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The wanted standard error of overall accuracy, which decides how many points there are.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Minimum of points in a stratum</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Change report</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Follows a lake through time from nothing but a place: searches a catalogue, loads each scene for the area, makes its water mask, fills gaps, and gives the curve with its uncertainty. Open the model in the modeler to change the steps.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Area around the lake</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>At most so many scenes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Catalogue</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Series report</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
</TS>
