<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
    <context>
        <name>Strandline</name>
        <message>
            <source>The layer of points has no field '{field}' for the reference class. Its fields are: {fields}.</source>
            <translation>A camada de pontos não tem o campo '{field}' para a classe de referência. Os seus campos são: {fields}.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}' for the map class. Its fields are: {fields}.</source>
            <translation>A camada de pontos não tem o campo '{field}' para a classe do mapa. Os seus campos são: {fields}.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}' for the stratum. Its fields are: {fields}.</source>
            <translation>A camada de pontos não tem o campo '{field}' para o estrato. Os seus campos são: {fields}.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}' for the weight. Its fields are: {fields}.</source>
            <translation>A camada de pontos não tem o campo '{field}' para o peso. Os seus campos são: {fields}.</translation>
        </message>
        <message>
            <source>Assess accuracy</source>
            <translation>Avaliar exatidão</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>Exatidão</translation>
        </message>
        <message>
            <source>Estimates how accurate a map is and how large its classes are, with errors and intervals, from labelled points.</source>
            <translation>Estima a exatidão de um mapa e a área das suas classes, com erros e intervalos, a partir de pontos rotulados.</translation>
        </message>
        <message>
            <source>An area counted on a map carries the map's errors. From a random sample of points, whose true class somebody has looked up, this tool estimates the accuracy of the map and the areas of the classes on the ground, each with standard error and confidence interval, as Olofsson et al. (2014, Remote Sensing of Environment 148, 42-57) recommend. The areas are in km², the accuracies are shares from 0 to 1.

The map's classes are the strata: the points were drawn by chance within each class, as Sample points does. Where they were drawn by other strata, such as one along the shore, or another map's classes, name the field of strata; its weights, the shares of the ground, are in the field 'weight' (Stehman 2014, International Journal of Remote Sensing 35, 4923-4939).

The reference is a class number of the map, or a class's name where the raster has names. The map's class is read from the map at the points, which may be in any CRS. Points outside the map, on ground that it did not observe, or without a reference are left out, and counted in a warning. A stratum needs two labelled points. Where all points of a class are right, its interval has no width; that is no certainty: a warning gives the possible error. Intervals are normal ones, cut at 0 and at the whole.

The table has for each class: class, map_area, adjusted_area, standard_error, lower, upper (of the adjusted area), users, users_se, producers, producers_se and name. Empty is what the sample does not cover. The report is one page that needs no network: error matrix in points and in shares of the ground, areas and accuracies with intervals, and plots.</source>
            <translation>Uma área contada num mapa traz consigo os erros do mapa. A partir de uma amostra aleatória de pontos cuja classe verdadeira foi verificada por alguém, esta ferramenta estima a exatidão do mapa e as áreas das classes no terreno, cada uma com erro padrão e intervalo de confiança, como recomendam Olofsson et al. (2014, Remote Sensing of Environment 148, 42-57). As áreas são dadas em km²; as exatidões são proporções de 0 a 1.

As classes do mapa são os estratos: os pontos foram sorteados dentro de cada classe, como faz Amostrar pontos. Se foram sorteados por outros estratos, como um ao longo da margem, ou pelas classes de outro mapa, indique o campo dos estratos; os seus pesos, as proporções do terreno, estão no campo 'weight' (Stehman 2014, International Journal of Remote Sensing 35, 4923-4939).

A referência é um número de classe do mapa, ou o nome de uma classe quando o raster tem nomes. A classe do mapa é lida no mapa, nos pontos, que podem estar em qualquer SRC. Os pontos fora do mapa, em terreno que ele não observou ou sem referência são ignorados e contados num aviso. Um estrato precisa de dois pontos rotulados. Quando todos os pontos de uma classe estão certos, o seu intervalo não tem largura; isso não é uma certeza: um aviso indica o erro possível. Os intervalos são os normais, cortados em 0 e no total.

A tabela tem para cada classe: class, map_area, adjusted_area, standard_error, lower, upper (da área ajustada), users, users_se, producers, producers_se e name. Fica vazio o que a amostra não abrange. O relatório é uma única página que não precisa de rede: matriz de erros em pontos e em proporções do terreno, áreas e exatidões com intervalos, e gráficos.</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Mapa</translation>
        </message>
        <message>
            <source>The class raster that the points were drawn from.</source>
            <translation>O raster de classes em que os pontos foram sorteados.</translation>
        </message>
        <message>
            <source>Labelled points</source>
            <translation>Pontos rotulados</translation>
        </message>
        <message>
            <source>The sample, in any CRS.</source>
            <translation>A amostra, em qualquer SRC.</translation>
        </message>
        <message>
            <source>Field of the reference class</source>
            <translation>Campo da classe de referência</translation>
        </message>
        <message>
            <source>What is really there: a class number of the map, or a class's name. Empty where nobody has looked.</source>
            <translation>O que realmente existe no local: um número de classe do mapa ou o nome de uma classe. Vazio onde ninguém verificou.</translation>
        </message>
        <message>
            <source>Field of the map class</source>
            <translation>Campo da classe do mapa</translation>
        </message>
        <message>
            <source>The class of the map there. Leave it out to read the map itself.</source>
            <translation>A classe do mapa nesse local. Deixe vazio para ler o próprio mapa.</translation>
        </message>
        <message>
            <source>Field of the stratum</source>
            <translation>Campo do estrato</translation>
        </message>
        <message>
            <source>Only where the strata are not the map's classes, such as a sample with a stratum along the shore.</source>
            <translation>Só quando os estratos não são as classes do mapa, como numa amostra com um estrato ao longo da margem.</translation>
        </message>
        <message>
            <source>Field of the stratum's weight</source>
            <translation>Campo do peso do estrato</translation>
        </message>
        <message>
            <source>Share of the ground that the stratum of the point covers, above 0 and at most 1. Goes with a field of strata; the field 'weight' unless you name another.</source>
            <translation>Proporção do terreno que o estrato do ponto abrange, acima de 0 e no máximo 1. Acompanha um campo de estratos; é o campo 'weight', salvo se indicar outro.</translation>
        </message>
        <message>
            <source>Sampled classes</source>
            <translation>Classes amostradas</translation>
        </message>
        <message>
            <source>Numbers of the map's classes that the sample was drawn of, such as 0,1. Empty: all of them.</source>
            <translation>Números das classes do mapa de que a amostra foi tirada, por exemplo 0,1. Vazio: todas.</translation>
        </message>
        <message>
            <source>Confidence level</source>
            <translation>Nível de confiança</translation>
        </message>
        <message>
            <source>Level of the intervals: 0.95 holds the truth in 95 of 100 samples.</source>
            <translation>Nível dos intervalos: 0.95 contém o valor verdadeiro em 95 de 100 amostras.</translation>
        </message>
        <message>
            <source>Accuracy table</source>
            <translation>Tabela de exatidão</translation>
        </message>
        <message>
            <source>One line for each class.</source>
            <translation>Uma linha para cada classe.</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Relatório</translation>
        </message>
        <message>
            <source>A page with all results, to hand in.</source>
            <translation>Uma página com todos os resultados, pronta a entregar.</translation>
        </message>
        <message>
            <source>Overall accuracy</source>
            <translation>Exatidão global</translation>
        </message>
        <message>
            <source>Standard error of overall accuracy</source>
            <translation>Erro padrão da exatidão global</translation>
        </message>
        <message>
            <source>A field of weights goes with a field of strata: give both, or neither.</source>
            <translation>Um campo de pesos acompanha um campo de estratos: indique ambos ou nenhum.</translation>
        </message>
        <message>
            <source>Sampled classes: give whole numbers separated by commas, such as 0,1.</source>
            <translation>Classes amostradas: indique números inteiros separados por vírgulas, por exemplo 0,1.</translation>
        </message>
        <message>
            <source>Sample points</source>
            <translation>Amostrar pontos</translation>
        </message>
        <message>
            <source>Draws a stratified random sample of a class raster, as points that are ready to be labelled.</source>
            <translation>Sorteia uma amostra aleatória estratificada de um raster de classes, em pontos prontos a rotular.</translation>
        </message>
        <message>
            <source>The classes of the raster are the strata: a water mask, a change raster, clusters, or any other raster of whole numbers. The sample has as many points as give overall accuracy the wanted standard error, n = (sum of W S, divided by the standard error) squared, where W is a stratum's share of the ground and S = sqrt(U (1 - U)) with the user's accuracy U that is expected of it (Olofsson et al. 2014, 0.9 unless you enter another). Each stratum gets the minimum, and the rest goes to the strata in proportion to their ground. The areas are those of the ellipsoid, so degrees are no problem. What was not observed is not sampled.

Maps err most along the shore. With a buffer, the pixels near the boundary between two classes, whatever their own class, are a stratum of their own, so that more points come to lie there. Give the field 'stratum' to Assess accuracy then.

The points lie in the middle of pixels and are numbered in random order: whoever labels them in that order can stop early. The fields are id, stratum (the class's number; the shore has the next free one), weight (share of the stratum in the ground), map_class, and reference, which is empty. In QGIS the reference is chosen from a list of the classes. Look at each point in images that are better than the map, and hide the map meanwhile: what one sees, one finds. The layer can be labelled in the plugin AcATaMa too, whose labels Assess accuracy reads.</source>
            <translation>As classes do raster são os estratos: uma máscara de água, um raster de mudanças, grupos espectrais ou qualquer outro raster de números inteiros. A amostra tem tantos pontos quantos os necessários para que a exatidão global tenha o erro padrão desejado, n = (soma de W S, dividida pelo erro padrão) ao quadrado, em que W é a proporção do terreno num estrato e S = sqrt(U (1 - U)), com U a exatidão do utilizador que dele se espera (Olofsson et al. 2014; 0.9, salvo se indicar outra). Cada estrato recebe o mínimo, e o resto distribui-se pelos estratos em proporção ao seu terreno. As áreas são as do elipsoide, pelo que os graus não são problema. O que não foi observado não é amostrado.

Os mapas erram sobretudo ao longo da margem. Com uma faixa, os pixels próximos do limite entre duas classes, seja qual for a sua própria classe, formam um estrato à parte, para que aí caiam mais pontos. Indique então o campo 'stratum' em Avaliar exatidão.

Os pontos ficam no centro de pixels e são numerados em ordem aleatória: quem os rotular por essa ordem pode parar mais cedo. Os campos são id, stratum (o número da classe; a margem tem o número livre seguinte), weight (proporção do estrato no terreno), map_class e reference, que está vazio. No QGIS, a referência escolhe-se numa lista das classes. Observe cada ponto em imagens melhores do que o mapa e oculte o mapa entretanto: quem o vê acaba por lhe dar razão. A camada também pode ser rotulada no módulo AcATaMa, cujos rótulos Avaliar exatidão lê.</translation>
        </message>
        <message>
            <source>Leave it empty for no stratum along the shore.</source>
            <translation>Deixe vazio para não haver um estrato ao longo da margem.</translation>
        </message>
        <message>
            <source>Class raster</source>
            <translation>Raster de classes</translation>
        </message>
        <message>
            <source>The map to assess: a water mask, a change raster, clusters, or another raster of whole numbers.</source>
            <translation>O mapa a avaliar: uma máscara de água, um raster de mudanças, grupos espectrais ou outro raster de números inteiros.</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Numbers of the classes to sample, such as 0,1. Empty: all of them.</source>
            <translation>Números das classes a amostrar, por exemplo 0,1. Vazio: todas.</translation>
        </message>
        <message>
            <source>Standard error</source>
            <translation>Erro padrão</translation>
        </message>
        <message>
            <source>The wanted standard error of overall accuracy, which decides how many points there are: 0.01 is a 95 % interval of 2 percent to each side. Not used where the number of points is given.</source>
            <translation>O erro padrão desejado da exatidão global, que determina quantos pontos há: 0.01 corresponde a um intervalo de 95 % de 2 por cento para cada lado. Não se usa quando o número de pontos é indicado.</translation>
        </message>
        <message>
            <source>Number of points</source>
            <translation>Número de pontos</translation>
        </message>
        <message>
            <source>Points of the whole sample, instead of a standard error.</source>
            <translation>Pontos de toda a amostra, em vez de um erro padrão.</translation>
        </message>
        <message>
            <source>Minimum of a stratum</source>
            <translation>Mínimo por estrato</translation>
        </message>
        <message>
            <source>The least points of each stratum; the sample grows where that makes more. Rare classes, such as lost water, need 50 or more to be judged on their own.</source>
            <translation>O menor número de pontos de cada estrato; a amostra cresce se isso der mais. As classes raras, como a água perdida, precisam de 50 ou mais para serem avaliadas por si.</translation>
        </message>
        <message>
            <source>Buffer of the shore</source>
            <translation>Faixa ao longo da margem</translation>
        </message>
        <message>
            <source>Pixels whose middle lies so near to a boundary between two classes are a stratum of their own. In the units of the raster's CRS; one or two pixels are common.</source>
            <translation>Os pixels cujo centro fica até esta distância de um limite entre duas classes formam um estrato à parte. Nas unidades do SRC do raster; um ou dois pixels é o habitual.</translation>
        </message>
        <message>
            <source>Expected user's accuracy</source>
            <translation>Exatidão do utilizador esperada</translation>
        </message>
        <message>
            <source>What the size of the sample is computed with: one number for all strata, and others for some classes if wanted, such as: 0.9, 2:0.7, 3:0.6</source>
            <translation>Valor com que se calcula o tamanho da amostra: um número para todos os estratos e, se desejado, outros para algumas classes, por exemplo: 0.9, 2:0.7, 3:0.6</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Semente</translation>
        </message>
        <message>
            <source>The same seed gives the same points.</source>
            <translation>A mesma semente dá os mesmos pontos.</translation>
        </message>
        <message>
            <source>The points with id, stratum, weight, map_class and an empty reference.</source>
            <translation>Os pontos com id, stratum, weight, map_class e reference vazio.</translation>
        </message>
        <message>
            <source>Classes: give whole numbers separated by commas, such as 0,1.</source>
            <translation>Classes: indique números inteiros separados por vírgulas, por exemplo 0,1.</translation>
        </message>
        <message>
            <source>Expected user's accuracy: give a number between 0 and 1, and class:number for single classes, such as: 0.9, 2:0.7</source>
            <translation>Exatidão do utilizador esperada: indique um número entre 0 e 1, e classe:número para classes isoladas, por exemplo: 0.9, 2:0.7</translation>
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
            <translation>Os campos:</translation>
        </message>
        <message>
            <source>Starting the engine ...</source>
            <translation>A iniciar o motor ...</translation>
        </message>
        <message>
            <source>{title}: '{path}' is an input too. Give the output a name of its own.</source>
            <translation>{title}: '{path}' é também uma entrada. Dê outro nome à saída.</translation>
        </message>
        <message>
            <source>{title}: '{path}' is another output too. Give the output a name of its own.</source>
            <translation>{title}: '{path}' é também outra saída. Dê outro nome à saída.</translation>
        </message>
        <message>
            <source>{}: the value must be a finite number.</source>
            <translation>{}: o valor tem de ser um número finito.</translation>
        </message>
        <message>
            <source>{}: the value must be above 0.</source>
            <translation>{}: o valor tem de ser superior a 0.</translation>
        </message>
        <message>
            <source>{title}: the value must be at least {minimum}, not {value}.</source>
            <translation>{title}: o valor tem de ser pelo menos {minimum}, não {value}.</translation>
        </message>
        <message>
            <source>{title}: the value must be from {minimum} to {maximum}, not {value}.</source>
            <translation>{title}: o valor tem de estar entre {minimum} e {maximum}, não {value}.</translation>
        </message>
        <message>
            <source>{title}: '{layer}' cannot be read. It is missing, damaged, or not a raster; choose another one.</source>
            <translation>{title}: não é possível ler '{layer}'. Não existe, está danificado ou não é um raster; escolha outro.</translation>
        </message>
        <message>
            <source>{title}: '{layer}' is not a file that the engine can read. Save it as GeoTIFF first (Export &gt; Save As).</source>
            <translation>{title}: '{layer}' não é um ficheiro que o motor possa ler. Guarde-o primeiro como GeoTIFF (Exportar &gt; Guardar como).</translation>
        </message>
        <message>
            <source>{title}: '{layer}' has no coordinate reference system. Assign one first (Raster &gt; Projections &gt; Assign Projection).</source>
            <translation>{title}: '{layer}' não tem sistema de referência de coordenadas. Atribua-lhe um primeiro (Raster &gt; Projeções &gt; Atribuir projeção).</translation>
        </message>
        <message>
            <source>{title}: rasters are written as GeoTIFF. Give '{file}' the ending .tif.</source>
            <translation>{title}: os rasters são escritos como GeoTIFF. Dê a '{file}' a terminação .tif.</translation>
        </message>
        <message>
            <source>{title}: the folder '{folder}' does not exist. Create it, or choose another one.</source>
            <translation>{title}: a pasta '{folder}' não existe. Crie-a ou escolha outra.</translation>
        </message>
        <message>
            <source>{title}: '{path}' is there already and is no {kind} file. Choose another name.</source>
            <translation>{title}: '{path}' já existe e não é um ficheiro {kind}. Escolha outro nome.</translation>
        </message>
        <message>
            <source>{title}: QGIS writes no '{kind}' files. Give '{file}' an ending such as .gpkg, .csv or .geojson.</source>
            <translation>{title}: o QGIS não escreve ficheiros '{kind}'. Dê a '{file}' uma terminação como .gpkg, .csv ou .geojson.</translation>
        </message>
        <message>
            <source>{title}: {reason}</source>
            <translation>{title}: {reason}</translation>
        </message>
        <message>
            <source>{title}: choose one of {choices}.</source>
            <translation>{title}: escolha uma das opções {choices}.</translation>
        </message>
        <message>
            <source>Apply clusters</source>
            <translation>Aplicar grupos</translation>
        </message>
        <message>
            <source>Labels another image with the clusters of a model, so that the same number means the same on every date.</source>
            <translation>Rotula outra imagem com os grupos de um modelo, para que o mesmo número signifique o mesmo em todas as datas.</translation>
        </message>
        <message>
            <source>A clustering can write its model. Applied to another image, the model gives each pixel the cluster whose spectra it is most like, so that maps of several dates or places can be compared number by number. Applied to its own image, it gives the same map again.

The image needs the bands that the model was made with, known by name, by wavelength or by common name; their order, the grid and further bands do not matter. A model of bands without names needs equally many bands, in the same order. The values must mean the same as in the first image, reflectance in the same unit, say.</source>
            <translation>Um agrupamento pode gravar o seu modelo. Aplicado a outra imagem, o modelo dá a cada pixel o grupo a cujos espectros mais se assemelha, de modo que mapas de várias datas ou lugares podem ser comparados número a número. Aplicado à sua própria imagem, volta a dar o mesmo mapa.

A imagem precisa das bandas com que o modelo foi feito, reconhecidas pelo nome, pelo comprimento de onda ou pelo nome comum; a sua ordem, a malha e outras bandas não importam. Um modelo de bandas sem nome precisa do mesmo número de bandas, na mesma ordem. Os valores têm de significar o mesmo que na primeira imagem, por exemplo refletância na mesma unidade.</translation>
        </message>
        <message>
            <source>Where to look for the model's bands. Leave empty for all bands.</source>
            <translation>Onde procurar as bandas do modelo. Deixe vazio para todas as bandas.</translation>
        </message>
        <message>
            <source>Cluster model</source>
            <translation>Modelo de grupos</translation>
        </message>
        <message>
            <source>JSON files (*.json);;All files (*)</source>
            <translation>Ficheiros JSON (*.json);;Todos os ficheiros (*)</translation>
        </message>
        <message>
            <source>The file that Spectral clustering or K-means clustering has written.</source>
            <translation>O ficheiro gravado por Agrupamento espectral ou por Agrupamento k-means.</translation>
        </message>
        <message>
            <source>Cluster model: '{}' does not exist. Choose the model that a clustering has written.</source>
            <translation>Modelo de grupos: '{}' não existe. Escolha o modelo gravado por um agrupamento.</translation>
        </message>
        <message>
            <source>K-means clustering</source>
            <translation>Agrupamento k-means</translation>
        </message>
        <message>
            <source>Groups the pixels of an image into clusters around mean spectra, for scenes and spectrometer images of any size.</source>
            <translation>Reúne os pixels de uma imagem em grupos em torno de espectros médios, para cenas e imagens de espectrómetro de qualquer tamanho.</translation>
        </message>
        <message>
            <source>Each cluster has a centre, the mean of its pixels, and each pixel belongs to the nearest centre. Both methods begin with the best of several initialisations on a sample. 'minibatch' then moves the centres by batches of pixels in random order, until they stay. 'full' goes through all pixels again and again until they stay, as k-means does by the book.

A stride above 1 learns from every n-th pixel in x and y only, which saves time on large images and hardly changes the clusters. Every pixel of the image gets a cluster all the same.

Clusters are numbered by brightness, the darkest first. Scaling decides what counts as alike: 'shape' compares the form of the spectra without their brightness, which suits water best; 'band' gives every band the same weight; 'image' scales all bands together; 'none' takes the values as they are. All of this changes the cluster map only, not what Water mask takes for water by the image's spectra. Pixels that are missing in any of the bands get no cluster. Thermal bands are left out unless you choose them.</source>
            <translation>Cada grupo tem um centro, a média dos seus pixels, e cada pixel pertence ao centro mais próximo. Ambos os métodos começam pela melhor de várias inicializações sobre uma amostra. Depois, 'minibatch' desloca os centros com lotes de pixels em ordem aleatória, até estabilizarem. 'full' percorre repetidamente todos os pixels até estabilizarem, como no k-means clássico.

Com um passo acima de 1, aprende-se apenas com um em cada n pixels em x e em y, o que poupa tempo em imagens grandes e quase não altera os grupos. Mesmo assim, todos os pixels da imagem recebem um grupo.

Os grupos são numerados por brilho, começando pelo mais escuro. A normalização decide o que conta como semelhante: 'shape' compara a forma dos espectros sem o seu brilho, o que é mais adequado à água; 'band' dá o mesmo peso a cada banda; 'image' normaliza todas as bandas em conjunto; 'none' toma os valores como são. Tudo isto altera apenas o mapa de grupos, não o que Máscara de água considera água pelos espectros da imagem. Os pixels que faltam em alguma das bandas não recebem grupo. As bandas térmicas ficam de fora, a menos que as escolha.</translation>
        </message>
        <message>
            <source>The bands to compare. Leave empty for all but thermal ones.</source>
            <translation>As bandas a comparar. Deixe vazio para todas exceto as térmicas.</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Método</translation>
        </message>
        <message>
            <source>'minibatch' learns from batches in random order, 'full' from all pixels until nothing moves.</source>
            <translation>'minibatch' aprende com lotes em ordem aleatória; 'full', com todos os pixels até nada mudar.</translation>
        </message>
        <message>
            <source>Stride</source>
            <translation>Passo</translation>
        </message>
        <message>
            <source>Learn from every n-th pixel in x and y. 1 is all of them.</source>
            <translation>Aprender com um em cada n pixels em x e em y. 1 significa todos.</translation>
        </message>
        <message>
            <source>Spectral clustering</source>
            <translation>Agrupamento espectral</translation>
        </message>
        <message>
            <source>Groups the pixels of an image into spectrally similar clusters, for scenes of any size.</source>
            <translation>Reúne os pixels de uma imagem em grupos espectralmente semelhantes, para cenas de qualquer tamanho.</translation>
        </message>
        <message>
            <source>Some pixels, the landmarks, stand for the image; the similarity of every pixel to them decides its cluster (spectral clustering by the Nyström method). Clusters are numbered by brightness, the darkest first, so water usually has a low number. The same image and seed give the same map.

Scaling decides what counts as alike. 'shape' compares the form of the spectra without their brightness, which suits water best; 'band' gives every band the same weight; 'image' scales all bands together; 'none' takes the values as they are.

The number of clusters, their scaling and the seed change this map: what is told apart, and which numbers you can name. They do not change what Water mask takes for water by the image's spectra, with or without a point.

Pixels that are missing in any of the bands get no cluster. Thermal bands are left out unless you choose them.</source>
            <translation>Alguns pixels, os pixels de referência, representam a imagem; a semelhança de cada pixel com eles decide o seu grupo (agrupamento espectral pelo método de Nyström). Os grupos são numerados por brilho, começando pelo mais escuro, pelo que a água tem em geral um número baixo. A mesma imagem e a mesma semente dão o mesmo mapa.

A normalização decide o que conta como semelhante. 'shape' compara a forma dos espectros sem o seu brilho, o que é mais adequado à água; 'band' dá o mesmo peso a cada banda; 'image' normaliza todas as bandas em conjunto; 'none' toma os valores como são.

O número de grupos, a sua normalização e a semente alteram este mapa: o que se distingue e que números se podem indicar. Não alteram o que Máscara de água considera água pelos espectros da imagem, com ou sem ponto.

Os pixels que faltam em alguma das bandas não recebem grupo. As bandas térmicas ficam de fora, a menos que as escolha.</translation>
        </message>
        <message>
            <source>Leave it empty for 1 / number of bands.</source>
            <translation>Deixe vazio para 1 / número de bandas.</translation>
        </message>
        <message>
            <source>Landmarks</source>
            <translation>Pixels de referência</translation>
        </message>
        <message>
            <source>How many pixels stand for the image.</source>
            <translation>Quantos pixels representam a imagem.</translation>
        </message>
        <message>
            <source>Gamma</source>
            <translation>Gama</translation>
        </message>
        <message>
            <source>How fast the similarity of two pixels falls with their distance: exp(-gamma d²). Empty: 1 / number of bands.</source>
            <translation>A rapidez com que a semelhança de dois pixels diminui com a sua distância: exp(-gamma d²). Vazio: 1 / número de bandas.</translation>
        </message>
        <message>
            <source>Implementation</source>
            <translation>Implementação</translation>
        </message>
        <message>
            <source>'streaming' works through scenes of any size; 'dask_ml' runs that library's own class, for comparison on small images.</source>
            <translation>'streaming' percorre cenas de qualquer tamanho; 'dask_ml' executa a classe própria dessa biblioteca, para comparação em imagens pequenas.</translation>
        </message>
        <message>
            <source>Cluster model: only the streaming implementation can write a model. Leave the model out.</source>
            <translation>Modelo de grupos: só a implementação 'streaming' pode gravar um modelo. Deixe o modelo de fora.</translation>
        </message>
        <message>
            <source>Water before (km²)</source>
            <translation>Água antes (km²)</translation>
        </message>
        <message>
            <source>Water after (km²)</source>
            <translation>Água depois (km²)</translation>
        </message>
        <message>
            <source>Water on both dates (km²)</source>
            <translation>Água em ambas as datas (km²)</translation>
        </message>
        <message>
            <source>Water lost (km²)</source>
            <translation>Água perdida (km²)</translation>
        </message>
        <message>
            <source>Water gained (km²)</source>
            <translation>Água ganha (km²)</translation>
        </message>
        <message>
            <source>Not observed on at least one date (km²)</source>
            <translation>Não observado em pelo menos uma data (km²)</translation>
        </message>
        <message>
            <source>Water before: {}</source>
            <translation>Água antes: {}</translation>
        </message>
        <message>
            <source>Water after: {}</source>
            <translation>Água depois: {}</translation>
        </message>
        <message>
            <source>Water on both dates: {}</source>
            <translation>Água em ambas as datas: {}</translation>
        </message>
        <message>
            <source>Water lost: {}</source>
            <translation>Água perdida: {}</translation>
        </message>
        <message>
            <source>Water gained: {}</source>
            <translation>Água ganha: {}</translation>
        </message>
        <message>
            <source>Not observed on at least one date: {}</source>
            <translation>Não observado em pelo menos uma data: {}</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water before (km²)</source>
            <translation>Área subpixel da água antes (km²)</translation>
        </message>
        <message>
            <source>Its error, one standard deviation (km²)</source>
            <translation>O seu erro, um desvio padrão (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water after (km²)</source>
            <translation>Área subpixel da água depois (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water lost (km²)</source>
            <translation>Área subpixel da água perdida (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water gained (km²)</source>
            <translation>Área subpixel da água ganha (km²)</translation>
        </message>
        <message>
            <source>Sub-pixel change where both dates were observed (km²)</source>
            <translation>Mudança subpixel onde ambas as datas foram observadas (km²)</translation>
        </message>
        <message>
            <source>Clusters</source>
            <translation>Grupos espectrais</translation>
        </message>
        <message>
            <source>Image: clustering compares spectra and needs two bands or more. Choose more bands, or use Stack bands.</source>
            <translation>Imagem: o agrupamento compara espectros e precisa de duas ou mais bandas. Escolha mais bandas ou use Empilhar bandas.</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Imagem</translation>
        </message>
        <message>
            <source>An image of two bands or more.</source>
            <translation>Uma imagem com duas ou mais bandas.</translation>
        </message>
        <message>
            <source>Bands</source>
            <translation>Bandas</translation>
        </message>
        <message>
            <source>Cluster numbers, 0 = no data.</source>
            <translation>Números dos grupos, 0 = sem dados.</translation>
        </message>
        <message>
            <source>The fitted model, to label other images with.</source>
            <translation>O modelo ajustado, para rotular outras imagens.</translation>
        </message>
        <message>
            <source>Cluster table</source>
            <translation>Tabela de grupos</translation>
        </message>
        <message>
            <source>For each cluster: pixels, share, km² and mean spectrum.</source>
            <translation>Para cada grupo: pixels, proporção, km² e espectro médio.</translation>
        </message>
        <message>
            <source>{before} and {after} are the same file, '{layer}'. Choose two dates.</source>
            <translation>{before} e {after} são o mesmo ficheiro, '{layer}'. Escolha duas datas.</translation>
        </message>
        <message>
            <source>Difference as before - after</source>
            <translation>Diferença como antes - depois</translation>
        </message>
        <message>
            <source>Count lost water as 1 and gained water as -1 in the signed difference, instead of the other way round.</source>
            <translation>Contar a água perdida como 1 e a ganha como -1 na diferença com sinal, e não ao contrário.</translation>
        </message>
        <message>
            <source>Signed difference</source>
            <translation>Diferença com sinal</translation>
        </message>
        <message>
            <source>After - before: -1 lost, 0 same, 1 gained, -128 not observed. The other way round if that is chosen.</source>
            <translation>Depois - antes: -1 perdida, 0 igual, 1 ganha, -128 não observado. Ao contrário, se assim for escolhido.</translation>
        </message>
        <message>
            <source>Water difference</source>
            <translation>Diferença da água</translation>
        </message>
        <message>
            <source>Narrow water too</source>
            <translation>Incluir cursos de água estreitos</translation>
        </message>
        <message>
            <source>Look for rivers and channels of one to three mixed pixels, as lines. It takes a little longer.</source>
            <translation>Procurar rios e canais com a largura de um a três pixels mistos, como linhas. Demora um pouco mais.</translation>
        </message>
        <message>
            <source>Keep plain water</source>
            <translation>Manter a água evidente</translation>
        </message>
        <message>
            <source>Quality bands often take turbid and shallow water for cloud or shadow. Keep such pixels where green and infrared reflectance are plainly those of water; the log says how many.</source>
            <translation>As bandas de qualidade tomam muitas vezes a água turva e pouco profunda por nuvem ou sombra. Manter esses pixels onde a refletância no verde e no infravermelho é claramente a da água; o registo indica quantos.</translation>
        </message>
        <message>
            <source>Sub-pixel areas</source>
            <translation>Áreas subpixel</translation>
        </message>
        <message>
            <source>Add up the parts of pixels along the shore, too, and their error. Without them a small image takes half the time.</source>
            <translation>Somar também as partes dos pixels ao longo da margem, e o seu erro. Sem elas, uma imagem pequena demora metade do tempo.</translation>
        </message>
        <message>
            <source>HTML files (*.html)</source>
            <translation>Ficheiros HTML (*.html)</translation>
        </message>
        <message>
            <source>JSON files (*.json)</source>
            <translation>Ficheiros JSON (*.json)</translation>
        </message>
        <message>
            <source>Number of clusters</source>
            <translation>Número de grupos</translation>
        </message>
        <message>
            <source>How many clusters to make. More clusters distinguish finer differences on the cluster map; what is water is decided by the image's spectra and stays the same, except where you name clusters by number.</source>
            <translation>Quantos grupos formar. Mais grupos distinguem diferenças mais finas no mapa de grupos; o que é água decide-se pelos espectros da imagem e não muda, exceto quando indicar grupos pelo número.</translation>
        </message>
        <message>
            <source>Scaling</source>
            <translation>Normalização</translation>
        </message>
        <message>
            <source>What counts as alike: 'shape' of the spectrum without brightness, each 'band' alike, the 'image' as a whole, or none. It changes the cluster map, not the water.</source>
            <translation>O que conta como semelhante: a forma do espectro sem o brilho ('shape'), cada banda por igual ('band'), a imagem como um todo ('image') ou nenhuma. Altera o mapa de grupos, não a água.</translation>
        </message>
        <message>
            <source>The same seed gives the same result.</source>
            <translation>A mesma semente dá o mesmo resultado.</translation>
        </message>
        <message>
            <source>What makes the sub-pixel areas doubtful</source>
            <translation>O que torna duvidosas as áreas subpixel</translation>
        </message>
        <message>
            <source>'{path}' holds a layer '{layer}' with other columns, which would be lost. Choose another layer name.</source>
            <translation>'{path}' contém uma camada '{layer}' com outras colunas, que se perderiam. Escolha outro nome de camada.</translation>
        </message>
        <message>
            <source>'{path}' is there already and holds {content}, which would be lost. To add a layer to it, give {path}|layername=NAME; or choose a new file.</source>
            <translation>'{path}' já existe e contém {content}, que se perderia. Para lhe acrescentar uma camada, indique {path}|layername=NOME; ou escolha um ficheiro novo.</translation>
        </message>
        <message>
            <source>something else</source>
            <translation>outra coisa</translation>
        </message>
        <message>
            <source>'{}' is there already and holds something else, which would be lost. Choose a new file.</source>
            <translation>'{}' já existe e contém outra coisa, que se perderia. Escolha um ficheiro novo.</translation>
        </message>
        <message>
            <source>'{}' is there already and is no text file, so it is not replaced by one. Choose another name.</source>
            <translation>'{}' já existe e não é um ficheiro de texto, pelo que não é substituído por um. Escolha outro nome.</translation>
        </message>
        <message>
            <source>Engine status</source>
            <translation>Estado do motor</translation>
        </message>
        <message>
            <source>Engine</source>
            <translation>Motor</translation>
        </message>
        <message>
            <source>Shows the engine's interpreter, packages, dask workers and last log lines.</source>
            <translation>Mostra o interpretador do motor, os pacotes, os trabalhadores do dask e as últimas linhas do registo.</translation>
        </message>
        <message>
            <source>The report is plain text on a page, made to be copied into a bug report. Your home folder is shortened to ~; your name in paths, passwords, keys and signed addresses are left out. If the engine is installed it is started, so the report also tells whether that works, and so are the dask workers. Jobs of SLURM are not submitted: instead the report holds the script that would be.</source>
            <translation>O relatório é texto simples numa página, feito para ser copiado para um relato de erro. A sua pasta pessoal é abreviada para ~; o seu nome em caminhos, senhas, chaves e endereços assinados são omitidos. Se o motor estiver instalado, é iniciado, pelo que o relatório também diz se isso funciona, e o mesmo acontece com os trabalhadores do dask. Não são submetidos trabalhos do SLURM: em vez disso, o relatório contém o script que seria submetido.</translation>
        </message>
        <message>
            <source>Status report</source>
            <translation>Relatório de estado</translation>
        </message>
        <message>
            <source>Where to write the report.</source>
            <translation>Onde gravar o relatório.</translation>
        </message>
        <message>
            <source>Strandline engine status</source>
            <translation>Estado do motor do Strandline</translation>
        </message>
        <message>
            <source>Copy the text below into your bug report.</source>
            <translation>Copie o texto abaixo para o seu relato de erro.</translation>
        </message>
        <message>
            <source>The report cannot be written to '{path}': {reason}.</source>
            <translation>Não é possível gravar o relatório em '{path}': {reason}.</translation>
        </message>
        <message>
            <source>Install engine</source>
            <translation>Instalar motor</translation>
        </message>
        <message>
            <source>Installs the computing engine, once. Nothing is installed into QGIS itself.</source>
            <translation>Instala o motor de cálculo, uma só vez. Nada é instalado no próprio QGIS.</translation>
        </message>
        <message>
            <source>The engine is a Python environment of its own (xarray, dask, scikit-learn and others, about 1.1 GB, and up to 2.2 GB while it is installed), kept in your user folder. QGIS's own packages are not touched, so no other plugin can be disturbed. Every package is checked against a hash before it is installed, and the finished engine proves itself with a small clustering.

Every file of an engine that is there already is compared with what was installed. One that is damaged is built anew; one that works is left as it is unless you force a new build (FORCE). Where it goes, and which Python it is built with, can be set in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline.</source>
            <translation>O motor é um ambiente Python próprio (xarray, dask, scikit-learn e outros, cerca de 1.1 GB, e até 2.2 GB durante a instalação), guardado na sua pasta de utilizador. Os pacotes do QGIS não são alterados, pelo que nenhum outro módulo pode ser afetado. Cada pacote é verificado por hash antes de ser instalado, e o motor pronto é posto à prova com um pequeno agrupamento.

Todos os ficheiros de um motor já existente são comparados com o que foi instalado. Um motor danificado é reconstruído; um que funciona fica como está, a menos que force uma nova construção (FORCE). O local onde fica, e o Python com que é construído, podem ser definidos em Configurações &gt; Opções &gt; Processamento &gt; Fornecedores &gt; Strandline.</translation>
        </message>
        <message>
            <source>Build anew even if the engine works</source>
            <translation>Reconstruir mesmo que o motor funcione</translation>
        </message>
        <message>
            <source>Throw a working engine away and build it again.</source>
            <translation>Eliminar um motor que funciona e voltar a construí-lo.</translation>
        </message>
        <message>
            <source>Fetch a Python if this computer has none that fits</source>
            <translation>Obter um Python se este computador não tiver nenhum adequado</translation>
        </message>
        <message>
            <source>Download a standalone Python, some 50 MB, into the engine folder where none from 3.11 to 3.14 is found.</source>
            <translation>Descarregar um Python autónomo, cerca de 50 MB, para a pasta do motor quando não se encontra nenhum da versão 3.11 à 3.14.</translation>
        </message>
        <message>
            <source>Folder of the engine</source>
            <translation>Pasta do motor</translation>
        </message>
        <message>
            <source>Version of the engine</source>
            <translation>Versão do motor</translation>
        </message>
        <message>
            <source>The engine {version} is ready in {folder}.</source>
            <translation>O motor {version} está pronto em {folder}.</translation>
        </message>
        <message>
            <source>It was ready before, so it was left as it is. FORCE (Build anew even if the engine works) builds another.</source>
            <translation>Já estava pronto, pelo que ficou como está. FORCE (Reconstruir mesmo que o motor funcione) constrói outro.</translation>
        </message>
        <message>
            <source>Regrid</source>
            <translation>Mudar de malha</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Malha</translation>
        </message>
        <message>
            <source>Puts an image onto another grid: that of a reference raster, a square around a centre, or an extent.</source>
            <translation>Coloca uma imagem noutra malha: a de um raster de referência, um quadrado em torno de um centro ou uma extensão.</translation>
        </message>
        <message>
            <source>Specify at most one of: a reference raster; a centre with a radius; an extent. Resolution and CRS are those of the image where you leave them out. An extent in the image's own CRS and resolution cuts whole pixels out, without resampling.

Within its own CRS, 'bilinear' interpolates linearly between the four nearest pixel centres, whatever the cell size. When cells get coarser, 'average' uses all pixels instead; with the others the result holds single pixels, and what is counted in it, such as areas, carries a sampling error. The tag RESAMPLING of the result records how it was made.

A raster of classes (one band of whole numbers with names or a colour table, such as clusters, masks and changes) keeps its codes, its no-data value, its colours and its names: each cell gets the code of the nearest pixel, or with 'average' and 'mode' the most frequent one.</source>
            <translation>Indique no máximo um de: um raster de referência; um centro com um raio; uma extensão. A resolução e o SRC são os da imagem quando não os indicar. Uma extensão no SRC e na resolução da própria imagem recorta pixels inteiros, sem reamostragem.

Dentro do seu próprio SRC, 'bilinear' interpola linearmente entre os quatro centros de pixel mais próximos, seja qual for o tamanho da célula. Quando as células ficam maiores, 'average' usa todos os pixels; com os outros métodos o resultado contém pixels isolados, e o que nele se conta, como áreas, traz um erro de amostragem. A etiqueta RESAMPLING do resultado regista como foi feito.

Um raster de classes (uma banda de números inteiros com nomes ou tabela de cores, como grupos, máscaras e mudanças) mantém os seus códigos, o valor sem dados, as cores e os nomes: cada célula recebe o código do pixel mais próximo ou, com 'average' e 'mode', o mais frequente.</translation>
        </message>
        <message>
            <source>Radius</source>
            <translation>Raio</translation>
        </message>
        <message>
            <source>The image to resample.</source>
            <translation>A imagem a reamostrar.</translation>
        </message>
        <message>
            <source>Reference raster</source>
            <translation>Raster de referência</translation>
        </message>
        <message>
            <source>Take the grid of this raster as it is.</source>
            <translation>Usar a malha deste raster tal como é.</translation>
        </message>
        <message>
            <source>Centre</source>
            <translation>Centro</translation>
        </message>
        <message>
            <source>Middle of the wanted square, in any CRS, for example: -118.7081,38.6942 [EPSG:4326]</source>
            <translation>Centro do quadrado desejado, em qualquer SRC, por exemplo: -118.7081,38.6942 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Distance from the centre to each side, in the units of the resulting CRS; grown to whole pixels of the image where neither resolution nor CRS is given.</source>
            <translation>Distância do centro a cada lado, nas unidades do SRC resultante; alargada a pixels inteiros da imagem quando não se indica resolução nem SRC.</translation>
        </message>
        <message>
            <source>Extent</source>
            <translation>Extensão</translation>
        </message>
        <message>
            <source>The wanted area.</source>
            <translation>A área desejada.</translation>
        </message>
        <message>
            <source>Resolution</source>
            <translation>Resolução</translation>
        </message>
        <message>
            <source>Cell size in the units of the resulting CRS.</source>
            <translation>Tamanho da célula nas unidades do SRC resultante.</translation>
        </message>
        <message>
            <source>CRS</source>
            <translation>SRC</translation>
        </message>
        <message>
            <source>CRS of the result.</source>
            <translation>SRC do resultado.</translation>
        </message>
        <message>
            <source>Resampling</source>
            <translation>Reamostragem</translation>
        </message>
        <message>
            <source>How new cells get their values. Use 'average' where cells get larger. Classes are never mixed.</source>
            <translation>Como as novas células obtêm os seus valores. Use 'average' quando as células ficam maiores. As classes nunca são misturadas.</translation>
        </message>
        <message>
            <source>Regridded</source>
            <translation>Imagem na nova malha</translation>
        </message>
        <message>
            <source>The image on the new grid.</source>
            <translation>A imagem na nova malha.</translation>
        </message>
        <message>
            <source>Specify at most one of: a reference raster, a centre, an extent.</source>
            <translation>Indique no máximo um de: um raster de referência, um centro, uma extensão.</translation>
        </message>
        <message>
            <source>A centre and a radius belong together: give both with a radius above 0, or neither.</source>
            <translation>Um centro e um raio vão juntos: indique ambos, com um raio superior a 0, ou nenhum.</translation>
        </message>
        <message>
            <source>Specify the wanted grid: a reference raster, a centre with a radius, an extent, a resolution, or a CRS.</source>
            <translation>Indique a malha desejada: um raster de referência, um centro com um raio, uma extensão, uma resolução ou um SRC.</translation>
        </message>
        <message>
            <source>Strandline: water from satellite images</source>
            <translation>Strandline: água a partir de imagens de satélite</translation>
        </message>
        <message>
            <source>Load hyperspectral cube</source>
            <translation>Carregar cubo hiperespectral</translation>
        </message>
        <message>
            <source>Scenes</source>
            <translation>Cenas</translation>
        </message>
        <message>
            <source>Makes one image with wavelengths out of a hyperspectral cube: NEON, EMIT, ENVI, NetCDF, Zarr or GeoTIFF.</source>
            <translation>Faz de um cubo hiperespectral uma imagem com comprimentos de onda: NEON, EMIT, ENVI, NetCDF, Zarr ou GeoTIFF.</translation>
        </message>
        <message>
            <source>Reads NEON AOP reflectance (.h5), ENVI (the data file or its .hdr), EMIT level 2A (.nc, laid on the map by its own table), other NetCDF files and Zarr stores that follow the CF conventions, and GeoTIFFs whose bands have wavelengths.

Bands of water vapour are left out: those in the given ranges of wavelengths, and those that the product itself marks as invalid. The rest keep their wavelengths and widths, in nanometres whatever the file's unit. Values become reflectance by the product's own factors. Enter here what a file lacks: its CRS, its missing numbers, its scale.

Files in which each band is a variable of its own are read too. Of a stack of several dates, one is read: name it behind the variable, as in reflectance@2024-06-17.

The cube is read in the order in which the file holds it, a part at a time, so it may be larger than the memory.</source>
            <translation>Lê refletância NEON AOP (.h5), ENVI (o ficheiro de dados ou o seu .hdr), EMIT de nível 2A (.nc, georreferenciado pela sua própria tabela), outros ficheiros NetCDF e repositórios Zarr que seguem as convenções CF, e GeoTIFF cujas bandas têm comprimentos de onda.

As bandas de vapor de água ficam de fora: as dos intervalos de comprimentos de onda indicados e as que o próprio produto assinala como inválidas. As restantes mantêm os seus comprimentos de onda e larguras, em nanómetros seja qual for a unidade do ficheiro. Os valores passam a refletância pelos fatores do próprio produto. Indique aqui o que falta num ficheiro: o SRC, os valores sem dados, a escala.

Também se leem ficheiros em que cada banda é uma variável própria. De uma pilha de várias datas lê-se uma: indique-a a seguir à variável, como em reflectance@2024-06-17.

O cubo é lido pela ordem em que está no ficheiro, uma parte de cada vez, pelo que pode ser maior do que a memória.</translation>
        </message>
        <message>
            <source>Cube</source>
            <translation>Cubo</translation>
        </message>
        <message>
            <source>The file, or the folder of a Zarr store.</source>
            <translation>O ficheiro, ou a pasta de um repositório Zarr.</translation>
        </message>
        <message>
            <source>Variable</source>
            <translation>Variável</translation>
        </message>
        <message>
            <source>Name of the array with the cube, for files that hold several, such as: flight/reflectance. Where each band is a variable: their names, separated by commas, or that of their group.</source>
            <translation>Nome da matriz com o cubo, para ficheiros que contêm várias, por exemplo: flight/reflectance. Se cada banda for uma variável: os seus nomes, separados por vírgulas, ou o do seu grupo.</translation>
        </message>
        <message>
            <source>Wavelengths to leave out (nm)</source>
            <translation>Comprimentos de onda a omitir (nm)</translation>
        </message>
        <message>
            <source>Ranges in nanometres, separated by commas. The default is where water vapour takes the light.</source>
            <translation>Intervalos em nanómetros, separados por vírgulas. Os predefinidos são aqueles em que o vapor de água absorve a luz.</translation>
        </message>
        <message>
            <source>Leave out invalid bands</source>
            <translation>Omitir bandas inválidas</translation>
        </message>
        <message>
            <source>Leave out the bands that the product itself marks as not to be used.</source>
            <translation>Omitir as bandas que o próprio produto assinala como não utilizáveis.</translation>
        </message>
        <message>
            <source>Only this part is read, grown to whole pixels. Leave empty for all of it.</source>
            <translation>Só esta parte é lida, alargada a pixels inteiros. Deixe vazio para a totalidade.</translation>
        </message>
        <message>
            <source>Reflectance</source>
            <translation>Refletância</translation>
        </message>
        <message>
            <source>Convert to reflectance by the product's own factors. Otherwise the numbers stay as they are stored.</source>
            <translation>Converter em refletância pelos fatores do próprio produto. Caso contrário, os números ficam como estão armazenados.</translation>
        </message>
        <message>
            <source>CRS of the cube</source>
            <translation>SRC do cubo</translation>
        </message>
        <message>
            <source>For files that name none, or a wrong one. Nothing is reprojected.</source>
            <translation>Para ficheiros que não indicam nenhum, ou indicam um errado. Nada é reprojetado.</translation>
        </message>
        <message>
            <source>No-data value of the cube</source>
            <translation>Valor sem dados do cubo</translation>
        </message>
        <message>
            <source>A stored number that means 'not observed', besides those that the file names.</source>
            <translation>Um número armazenado que significa “não observado”, além dos que o ficheiro indica.</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Escala</translation>
        </message>
        <message>
            <source>Stored number x scale is the reflectance, such as 0.0001 for whole numbers of 0 to 10000. Leave empty to use the factors that the file names.</source>
            <translation>Número armazenado x escala é a refletância, por exemplo 0.0001 para números inteiros de 0 a 10000. Deixe vazio para usar os fatores que o ficheiro indica.</translation>
        </message>
        <message>
            <source>Bands kept</source>
            <translation>Bandas mantidas</translation>
        </message>
        <message>
            <source>Acquisition date</source>
            <translation>Data de aquisição</translation>
        </message>
        <message>
            <source>Scale: 0 makes no value of a number. Give a factor such as 0.0001.</source>
            <translation>Escala: 0 não faz de um número um valor. Indique um fator como 0.0001.</translation>
        </message>
        <message>
            <source>A scale has no effect on numbers that stay as they are stored. Leave out one of the two.</source>
            <translation>Uma escala não tem efeito sobre números que ficam como estão armazenados. Omita uma das duas opções.</translation>
        </message>
        <message>
            <source>Size of a pixel in the units of the image's CRS. Leave empty for that of the finest band.</source>
            <translation>Tamanho de um pixel nas unidades do SRC da imagem. Deixe vazio para o da banda mais fina.</translation>
        </message>
        <message>
            <source>Coordinate reference system of the image. Leave empty for that of the scene.</source>
            <translation>Sistema de referência de coordenadas da imagem. Deixe vazio para o da cena.</translation>
        </message>
        <message>
            <source>Names separated by commas, such as: blue,green,red,nir08,swir16,swir22. Leave empty for all bands that show reflected light of the ground; thermal, panchromatic and atmospheric bands have to be named.</source>
            <translation>Nomes separados por vírgulas, por exemplo: blue,green,red,nir08,swir16,swir22. Deixe vazio para todas as bandas que mostram a luz refletida pelo terreno; as bandas térmicas, pancromáticas e atmosféricas têm de ser indicadas.</translation>
        </message>
        <message>
            <source>Only this part is read, grown to whole pixels. Leave empty for the whole scene.</source>
            <translation>Só esta parte é lida, alargada a pixels inteiros. Deixe vazio para a cena inteira.</translation>
        </message>
        <message>
            <source>Hide pixels with</source>
            <translation>Ocultar pixels com</translation>
        </message>
        <message>
            <source>Pixels that the scene's quality band marks so become 'no data'; saturated ones only in the band that is saturated. Choose none to keep all but the fill around the scene.</source>
            <translation>Os pixels que a banda de qualidade da cena assim assinala passam a “sem dados”; os saturados, só na banda em que o estão. Não escolha nada para manter tudo exceto o preenchimento à volta da cena.</translation>
        </message>
        <message>
            <source>Convert to reflectance, thermal bands to kelvin, by the product's own factors. Otherwise the numbers stay as they are stored.</source>
            <translation>Converter em refletância, e as bandas térmicas em kelvin, pelos fatores do próprio produto. Caso contrário, os números ficam como estão armazenados.</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>Plataforma</translation>
        </message>
        <message>
            <source>The image, a GeoTIFF.</source>
            <translation>A imagem, um GeoTIFF.</translation>
        </message>
        <message>
            <source>Band table</source>
            <translation>Tabela de bandas</translation>
        </message>
        <message>
            <source>Name, common name, description, central wavelength and width (micrometres) of each band.</source>
            <translation>Nome, nome comum, descrição, comprimento de onda central e largura (micrómetros) de cada banda.</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Todos os ficheiros (*)</translation>
        </message>
        <message>
            <source>Load Landsat scene</source>
            <translation>Carregar cena Landsat</translation>
        </message>
        <message>
            <source>Makes one image of reflectance out of a Landsat product: a folder, a metadata file or a .tar as downloaded.</source>
            <translation>Faz uma imagem de refletância de um produto Landsat: uma pasta, um ficheiro de metadados ou um .tar tal como descarregado.</translation>
        </message>
        <message>
            <source>Reads Collection 2 level 2 and level 1 of Landsat 4 to 9, and surface reflectance of Collection 1. An archive (.tar, .tar.gz) need not be unpacked.

Bands get their common names, values become reflectance by the factors in the product's own metadata, and clouds, their shadows and the fill around the scene become 'no data' by its quality bands. Date and satellite are kept in the image.

Band 6 of TM and ETM+ and bands 10 and 11 of Landsat 8 and 9 are temperatures in kelvin; name them (lwir, lwir11) to have them.</source>
            <translation>Lê a Collection 2 de nível 2 e de nível 1 do Landsat 4 ao 9, e a refletância de superfície da Collection 1. Um ficheiro comprimido (.tar, .tar.gz) não precisa de ser descompactado.

As bandas recebem os seus nomes comuns, os valores passam a refletância pelos fatores dos metadados do próprio produto, e as nuvens, as suas sombras e o preenchimento à volta da cena passam a “sem dados” pelas suas bandas de qualidade. A data e o satélite ficam registados na imagem.

A banda 6 do TM e do ETM+ e as bandas 10 e 11 do Landsat 8 e 9 são temperaturas em kelvin; indique-as (lwir, lwir11) para as obter.</translation>
        </message>
        <message>
            <source>Landsat product</source>
            <translation>Produto Landsat</translation>
        </message>
        <message>
            <source>The MTL file (.txt, .json, .xml), the product's folder, or its archive (.tar, .tar.gz).</source>
            <translation>O ficheiro MTL (.txt, .json, .xml), a pasta do produto ou o seu ficheiro comprimido (.tar, .tar.gz).</translation>
        </message>
        <message>
            <source>Load Sentinel-2 scene</source>
            <translation>Carregar cena Sentinel-2</translation>
        </message>
        <message>
            <source>Makes one image of reflectance out of a Sentinel-2 product, level 2A or 1C: the .SAFE folder or the zip.</source>
            <translation>Faz uma imagem de refletância de um produto Sentinel-2, de nível 2A ou 1C: a pasta .SAFE ou o zip.</translation>
        </message>
        <message>
            <source>Bands of 10, 20 and 60 m are put onto one grid, that of the finest band unless you give a resolution. A zip need not be unpacked.

Values become reflectance by the factors in the product's own metadata, among them the offset that products since January 2022 have. Level 2A has a scene classification, by which clouds, their shadows, snow and saturated pixels become 'no data'; the mask of level 1C has cloud, cirrus and snow only.

The bands of 60 m, which are made for the atmosphere (coastal, nir09, cirrus), are left out unless they are named.</source>
            <translation>As bandas de 10, 20 e 60 m são colocadas numa só malha, a da banda mais fina, salvo se indicar uma resolução. Um zip não precisa de ser descompactado.

Os valores passam a refletância pelos fatores dos metadados do próprio produto, entre eles o deslocamento que os produtos têm desde janeiro de 2022. O nível 2A tem uma classificação da cena, pela qual as nuvens, as suas sombras, a neve e os pixels saturados passam a “sem dados”; a máscara do nível 1C só tem nuvens, cirros e neve.

As bandas de 60 m, feitas para a atmosfera (coastal, nir09, cirrus), ficam de fora, a menos que sejam indicadas.</translation>
        </message>
        <message>
            <source>Sentinel-2 product</source>
            <translation>Produto Sentinel-2</translation>
        </message>
        <message>
            <source>MTD_MSIL2A.xml or MTD_MSIL1C.xml, the .SAFE folder, or the .zip.</source>
            <translation>MTD_MSIL2A.xml ou MTD_MSIL1C.xml, a pasta .SAFE ou o .zip.</translation>
        </message>
        <message>
            <source>Load STAC item</source>
            <translation>Carregar item STAC</translation>
        </message>
        <message>
            <source>Makes one image of reflectance out of a STAC item: only the wanted part is read from the server.</source>
            <translation>Faz uma imagem de refletância de um item STAC: só a parte desejada é lida do servidor.</translation>
        </message>
        <message>
            <source>Give the address of an item, as in the field 'href' of the layer that Search scenes makes, or the item's JSON file.

Bands are chosen by their common names. Values become reflectance by the scale and offset of the item, or that its collection is known for; clouds, their shadows and the fill around the scene become 'no data' by the item's quality band (QA_PIXEL, SCL, Fmask). Links of Planetary Computer are signed just before they are read.

With an extent, only that part is transferred, a few percent of the scene's files for a lake.</source>
            <translation>Indique o endereço de um item, como no campo 'href' da camada criada por Pesquisar cenas, ou o ficheiro JSON do item.

As bandas escolhem-se pelos seus nomes comuns. Os valores passam a refletância pela escala e pelo deslocamento do item, ou pelos que se conhecem da sua coleção; as nuvens, as suas sombras e o preenchimento à volta da cena passam a “sem dados” pela banda de qualidade do item (QA_PIXEL, SCL, Fmask). As ligações do Planetary Computer são assinadas imediatamente antes de serem lidas.

Com uma extensão só essa parte é transferida, para um lago uns poucos por cento dos ficheiros da cena.</translation>
        </message>
        <message>
            <source>STAC item</source>
            <translation>Item STAC</translation>
        </message>
        <message>
            <source>The item's address (https://...) or its JSON file.</source>
            <translation>O endereço do item (https://...) ou o seu ficheiro JSON.</translation>
        </message>
        <message>
            <source>Search scenes</source>
            <translation>Pesquisar cenas</translation>
        </message>
        <message>
            <source>Finds satellite scenes of a place and a time in a STAC API, as footprints with their cloud cover.</source>
            <translation>Encontra cenas de satélite de um lugar e de um período numa API STAC, como contornos com a sua cobertura de nuvens.</translation>
        </message>
        <message>
            <source>Gives a layer with the outline of each scene, the newest first, coloured by cloud cover; hover over one with map tips on to see its preview. The field 'href' is what Load STAC item takes.

Ready choices are Planetary Computer ('planetary-computer') and Earth Search ('earth-search'), both free and without an account; any other STAC API works by its address, and so does one of its collections (.../collections/NAME). Collections of Landsat and Sentinel-2 surface reflectance are landsat-c2-l2 and sentinel-2-l2a in Planetary Computer, sentinel-2-l2a and sentinel-2-c1-l2a in Earth Search.</source>
            <translation>Dá uma camada com o contorno de cada cena, começando pela mais recente, colorido pela cobertura de nuvens; com as dicas de mapa ativadas, passe o ponteiro sobre um contorno para ver a pré-visualização da cena. O campo 'href' é o que Carregar item STAC recebe.

As opções prontas são o Planetary Computer ('planetary-computer') e o Earth Search ('earth-search'), ambos gratuitos e sem conta; qualquer outra API STAC funciona pelo seu endereço, tal como uma das suas coleções (.../collections/NOME). As coleções de refletância de superfície Landsat e Sentinel-2 são landsat-c2-l2 e sentinel-2-l2a no Planetary Computer, sentinel-2-l2a e sentinel-2-c1-l2a no Earth Search.</translation>
        </message>
        <message>
            <source>STAC API</source>
            <translation>API STAC</translation>
        </message>
        <message>
            <source>Address of the API, or 'planetary-computer' or 'earth-search'.</source>
            <translation>Endereço da API, ou 'planetary-computer' ou 'earth-search'.</translation>
        </message>
        <message>
            <source>Collections</source>
            <translation>Coleções</translation>
        </message>
        <message>
            <source>Ids of collections, separated by commas.</source>
            <translation>Identificadores de coleções, separados por vírgulas.</translation>
        </message>
        <message>
            <source>Scenes that touch it are found. Without a CRS its numbers are longitudes and latitudes.</source>
            <translation>Encontram-se as cenas que a tocam. Sem um SRC, os seus números são longitudes e latitudes.</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Primeiro dia</translation>
        </message>
        <message>
            <source>No scene is older than this.</source>
            <translation>Nenhuma cena é anterior a este dia.</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Último dia</translation>
        </message>
        <message>
            <source>No scene is younger than this.</source>
            <translation>Nenhuma cena é posterior a este dia.</translation>
        </message>
        <message>
            <source>Maximum cloud cover (%)</source>
            <translation>Cobertura de nuvens máxima (%)</translation>
        </message>
        <message>
            <source>Clouds cover less than this part of the whole scene, in percent; 0 finds scenes without any. Scenes of unknown cloud cover are kept. Leave empty for any.</source>
            <translation>As nuvens cobrem menos do que esta parte da cena inteira, em percentagem; 0 encontra cenas sem nenhuma. As cenas de cobertura de nuvens desconhecida são mantidas. Deixe vazio para qualquer uma.</translation>
        </message>
        <message>
            <source>Only scenes of this satellite, such as landsat-5 or sentinel-2a, in any spelling; several with commas.</source>
            <translation>Só as cenas deste satélite, por exemplo landsat-5 ou sentinel-2a, em qualquer grafia; vários, separados por vírgulas.</translation>
        </message>
        <message>
            <source>Maximum number of scenes</source>
            <translation>Número máximo de cenas</translation>
        </message>
        <message>
            <source>How many scenes to list at most.</source>
            <translation>Quantas cenas listar, no máximo.</translation>
        </message>
        <message>
            <source>Footprints</source>
            <translation>Contornos das cenas</translation>
        </message>
        <message>
            <source>One polygon for each scene: id, collection, platform, datetime, cloud_cover, epsg, href, thumbnail.</source>
            <translation>Um polígono para cada cena: id, collection, platform, datetime, cloud_cover, epsg, href, thumbnail.</translation>
        </message>
        <message>
            <source>Number of scenes</source>
            <translation>Número de cenas</translation>
        </message>
        <message>
            <source>The first day ({first}) lies after the last day ({last}).</source>
            <translation>O primeiro dia ({first}) é posterior ao último dia ({last}).</translation>
        </message>
        <message>
            <source>Stack bands</source>
            <translation>Empilhar bandas</translation>
        </message>
        <message>
            <source>Makes one image with named bands out of several rasters, a folder of them, or some bands of one.</source>
            <translation>Faz uma imagem com bandas com nome a partir de vários rasters, de uma pasta de rasters ou de algumas bandas de um só.</translation>
        </message>
        <message>
            <source>The image lies on the grid of the first raster; others are interpolated where their grids differ. Values are stored as decimal numbers, with missing pixels left empty.

Instead of choosing rasters, give a folder, a pattern such as *_SR_B?.TIF, or both. The bands are then in the order of the files' names (B2 before B10) and are called by what tells these names apart: lake_green.tif makes 'green'. A maker's numbers become common names where the satellite stands in the file's name, as in LT05_L2SP_..._SR_B4.TIF.

Give the bands their common names (blue, green, red, nir08, swir16, swir22, ...): other tools then know which is which. Landsat Collection 2 surface reflectance needs scale 0.0000275, offset -0.2 and no-data value 0; Sentinel-2 level 2A scale 0.0001.</source>
            <translation>A imagem fica na malha do primeiro raster; os outros são interpolados quando a sua malha difere. Os valores são armazenados como números decimais, com os pixels em falta deixados vazios.

Em vez de escolher rasters, indique uma pasta, um padrão como *_SR_B?.TIF, ou ambos. As bandas ficam então pela ordem dos nomes dos ficheiros (B2 antes de B10) e recebem o nome do que distingue esses nomes: lake_green.tif dá 'green'. Os números do fabricante passam a nomes comuns quando o satélite consta do nome do ficheiro, como em LT05_L2SP_..._SR_B4.TIF.

Dê às bandas os seus nomes comuns (blue, green, red, nir08, swir16, swir22, ...): assim, as outras ferramentas sabem qual é qual. A refletância de superfície Landsat Collection 2 precisa da escala 0.0000275, do deslocamento -0.2 e do valor sem dados 0; o Sentinel-2 de nível 2A, da escala 0.0001.</translation>
        </message>
        <message>
            <source>Rasters</source>
            <translation>Rasters</translation>
        </message>
        <message>
            <source>The rasters to stack, in the order of the bands. One raster is enough if you choose bands from it.</source>
            <translation>Os rasters a empilhar, pela ordem das bandas. Basta um raster se escolher bandas dele.</translation>
        </message>
        <message>
            <source>Folder of rasters</source>
            <translation>Pasta de rasters</translation>
        </message>
        <message>
            <source>Instead of rasters: all GeoTIFF, JPEG 2000 and similar files of this folder, or those that the pattern fits.</source>
            <translation>Em vez de rasters: todos os ficheiros GeoTIFF, JPEG 2000 e semelhantes desta pasta, ou os que correspondem ao padrão.</translation>
        </message>
        <message>
            <source>Pattern of file names</source>
            <translation>Padrão dos nomes de ficheiro</translation>
        </message>
        <message>
            <source>Which files of the folder, such as *_SR_B?.TIF: * stands for any characters, ? for one, [1-7] for one of these. Without a folder, a whole path.</source>
            <translation>Que ficheiros da pasta, por exemplo *_SR_B?.TIF: * representa quaisquer caracteres, ? um só, [1-7] um destes. Sem pasta, um caminho completo.</translation>
        </message>
        <message>
            <source>Bands of a single raster</source>
            <translation>Bandas de um só raster</translation>
        </message>
        <message>
            <source>Numbers of the bands to take, in order, separated by semicolons. Only for a single raster.</source>
            <translation>Números das bandas a usar, por ordem, separados por ponto e vírgula. Só para um único raster.</translation>
        </message>
        <message>
            <source>Band names</source>
            <translation>Nomes das bandas</translation>
        </message>
        <message>
            <source>One name for each band, separated by commas, such as: blue,green,red,nir08,swir16,swir22</source>
            <translation>Um nome para cada banda, separados por vírgulas, por exemplo: blue,green,red,nir08,swir16,swir22</translation>
        </message>
        <message>
            <source>Stored value x scale + offset is the result's value.</source>
            <translation>Valor armazenado x escala + deslocamento é o valor do resultado.</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>Deslocamento</translation>
        </message>
        <message>
            <source>Added after the scale.</source>
            <translation>Somado depois da escala.</translation>
        </message>
        <message>
            <source>No-data value of the rasters</source>
            <translation>Valor sem dados dos rasters</translation>
        </message>
        <message>
            <source>The stored value that means 'not observed'. Leave empty to use that of the files.</source>
            <translation>O valor armazenado que significa “não observado”. Deixe vazio para usar o dos ficheiros.</translation>
        </message>
        <message>
            <source>When the image was taken. Leave empty to use that of the files.</source>
            <translation>Quando a imagem foi obtida. Deixe vazio para usar a data dos ficheiros.</translation>
        </message>
        <message>
            <source>Only this part, grown to whole pixels. Leave empty for all of the first raster.</source>
            <translation>Só esta parte, alargada a pixels inteiros. Deixe vazio para todo o primeiro raster.</translation>
        </message>
        <message>
            <source>The stacked image, a GeoTIFF.</source>
            <translation>A imagem empilhada, um GeoTIFF.</translation>
        </message>
        <message>
            <source>Specify exactly one of: rasters; a folder, a pattern or both.</source>
            <translation>Indique exatamente um de: rasters; uma pasta, um padrão ou ambos.</translation>
        </message>
        <message>
            <source>Rasters: none of them can be read. They are missing, damaged, or not rasters.</source>
            <translation>Rasters: não é possível ler nenhum deles. Não existem, estão danificados ou não são rasters.</translation>
        </message>
        <message>
            <source>Bands can be chosen from a single raster only. Leave them out, or give one raster.</source>
            <translation>Só se podem escolher bandas de um único raster. Não as indique, ou indique um só raster.</translation>
        </message>
        <message>
            <source>Cube clusters, step by step</source>
            <translation>Grupos de um cubo, passo a passo</translation>
        </message>
        <message>
            <source>Lake change, step by step</source>
            <translation>Mudanças do lago, passo a passo</translation>
        </message>
        <message>
            <source>Lake change sample, step by step</source>
            <translation>Amostra das mudanças do lago, passo a passo</translation>
        </message>
        <message>
            <source>Lake series, step by step</source>
            <translation>Série temporal do lago, passo a passo</translation>
        </message>
        <message>
            <source>Spectral indices</source>
            <translation>Índices espectrais</translation>
        </message>
        <message>
            <source>Spectra</source>
            <translation>Espectros</translation>
        </message>
        <message>
            <source>Computes indices of vegetation, plant litter and water from an image: one band for each index.</source>
            <translation>Calcula índices de vegetação, de resíduos vegetais e de água a partir de uma imagem: uma banda para cada índice.</translation>
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
            <translation>A imagem tem de conter refletância de 0 a 1. Quando claramente não a contém, os índices que por isso ficariam errados são recusados, e para os outros (ndvi, ndwi, mndwi, mrendvi, sipi) há um aviso. Um pixel cuja refletância é zero ou menos numa banda de que um índice precisa fica “sem dados” nesse índice.

R com um número é a refletância nesse comprimento de onda em nanómetros. Usa-se a banda cujo centro está mais próximo; pode afastar-se até à sua própria largura a meia altura, ou até 10 nm se for mais estreita, salvo se indicar outra tolerância. Bandas que uma imagem de espectros costuma ter perdido por causa do vapor de água podem ser necessárias aqui: calcule os índices antes de eliminar bandas.

ndvi: (R858.6 - R648.2) / (R858.6 + R648.2); quando nenhuma banda está tão próxima, as bandas chamadas 'nir08' e 'red', ou nos seus intervalos. Índice de vegetação por diferença normalizada, Rouse et al. 1974.

Os índices de água obtêm as suas bandas pelo nome (green, nir08, swir16 e assim por diante, ver Empilhar bandas) ou, em alternativa, pelos intervalos de comprimentos de onda que esses nomes representam.

ndwi: (green - nir08) / (green + nir08). Índice de água por diferença normalizada, McFeeters 1996.

mndwi: (green - swir16) / (green + swir16). Índice de água por diferença normalizada modificado, Xu 2006.

awei_nsh: 4 (green - swir16) - (0.25 nir08 + 2.75 swir22). Índice de extração automática de água para cenas sem sombras, Feyisa et al. 2014. Alguns catálogos de índices dão a 2.75 swir22 o sinal mais; é um erro de impressão.

awei_sh: blue + 2.5 green - 1.5 (nir08 + swir16) - 0.25 swir22. O mesmo para cenas com sombras, Feyisa et al. 2014.

cai: 0.5 (R2000 + R2200) - R2100. Índice de absorção da celulose, Daughtry 2001.

ndli: [log(1/R1754) - log(1/R1680)] / [log(1/R1754) + log(1/R1680)]. Índice de lignina por diferença normalizada, Serrano et al. 2002. Algum código publicado tem o sinal errado no denominador e dá exatamente -1 vezes este valor.

mrendvi: (R750 - R705) / (R750 + R705 - 2 R445). Índice de vegetação por diferença normalizada do limite do vermelho modificado, Sims e Gamon 2002.

sipi: (R800 - R445) / (R800 - R680). Índice de pigmentos insensível à estrutura, Peñuelas et al. 1995.

ndni: [log(1/R1510) - log(1/R1680)] / [log(1/R1510) + log(1/R1680)]. Índice de nitrogénio por diferença normalizada, Serrano et al. 2002.

cri1: 1/R510 - 1/R550, e cri2: 1/R510 - 1/R700. Índices de refletância dos carotenoides, Gitelson et al. 2002.</translation>
        </message>
        <message>
            <source>An image of reflectance from 0 to 1, whose bands have wavelengths or names.</source>
            <translation>Uma imagem de refletância de 0 a 1, cujas bandas têm comprimentos de onda ou nomes.</translation>
        </message>
        <message>
            <source>Indices</source>
            <translation>Índices</translation>
        </message>
        <message>
            <source>The indices to compute. Their formulas are in the help.</source>
            <translation>Os índices a calcular. As suas fórmulas estão na ajuda.</translation>
        </message>
        <message>
            <source>Tolerance (nm)</source>
            <translation>Tolerância (nm)</translation>
        </message>
        <message>
            <source>How far a band's centre may lie from a wavelength that an index asks for, in nanometres. Leave empty for the band's own width, but 10 nm at least.</source>
            <translation>A que distância do comprimento de onda pedido por um índice pode estar o centro de uma banda, em nanómetros. Deixe vazio para a própria largura da banda, mas no mínimo 10 nm.</translation>
        </message>
        <message>
            <source>One band for each index, of its name, in the order of your choice.</source>
            <translation>Uma banda para cada índice, com o nome dele, pela ordem que escolheu.</translation>
        </message>
        <message>
            <source>Spectral signature</source>
            <translation>Assinatura espectral</translation>
        </message>
        <message>
            <source>Reads the spectrum of an image at one point or at many: a table, and a plot as a page for the browser.</source>
            <translation>Lê o espectro de uma imagem num ponto ou em muitos: uma tabela e um gráfico como página para o navegador.</translation>
        </message>
        <message>
            <source>Give one point, or a layer of points. The value of each band is that of the pixel that holds the point. Points may be in any CRS. Points of a layer that lie outside the image or on no data are left out, with a warning; a single point there is an error. With 'linear' the values are interpolated between the centres of the four pixels around the point, as the published notebooks do; where one of the four has no data, there is no value.

The plot has wavelengths in nanometres on its axis if all bands have one, else the bands' names, in the order of the spectrum where these tell it. Its lines break where bands were dropped or have no data. Each point is a line; where there are more than eight, they are thin and their mean stands out. With a class field, each class is drawn by its mean, with one standard deviation around it. Thermal bands are in the table only. Rest the pointer on the plot to read the values. The page is one file that needs no network.

The table has one line for each point and band: point (the feature's id), class, x, y (in the image's CRS), band (its number in the image), name, wavelength_nm and value; value is empty where there is no data.</source>
            <translation>Indique um ponto ou uma camada de pontos. O valor de cada banda é o do pixel que contém o ponto. Os pontos podem estar em qualquer SRC. Os pontos de uma camada que ficam fora da imagem ou em zonas sem dados são ignorados, com um aviso; um ponto único nessas condições é um erro. Com 'linear', os valores são interpolados entre os centros dos quatro pixels em redor do ponto, como fazem os notebooks publicados; quando um dos quatro não tem dados, não há valor.

O gráfico tem no eixo os comprimentos de onda em nanómetros se todas as bandas os tiverem; caso contrário, os nomes das bandas, pela ordem do espectro quando estes a indicam. As linhas interrompem-se onde foram eliminadas bandas ou não há dados. Cada ponto é uma linha; quando são mais de oito, ficam finas e a sua média destaca-se. Com um campo de classe, cada classe é desenhada pela sua média, com um desvio padrão em redor. As bandas térmicas estão só na tabela. Pouse o ponteiro no gráfico para ler os valores. A página é um único ficheiro que não precisa de rede.

A tabela tem uma linha para cada ponto e banda: point (o identificador do elemento), class, x, y (no SRC da imagem), band (o seu número na imagem), name, wavelength_nm e value; value fica vazio onde não há dados.</translation>
        </message>
        <message>
            <source>The image to read the spectra of.</source>
            <translation>A imagem cujos espectros se pretende ler.</translation>
        </message>
        <message>
            <source>Point</source>
            <translation>Ponto</translation>
        </message>
        <message>
            <source>Where to read the spectrum. Any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Onde ler o espectro. Qualquer SRC, por exemplo: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Pontos</translation>
        </message>
        <message>
            <source>A layer of points, instead of a single one.</source>
            <translation>Uma camada de pontos, em vez de um só.</translation>
        </message>
        <message>
            <source>Class field</source>
            <translation>Campo da classe</translation>
        </message>
        <message>
            <source>The field of the layer with the class of each point, such as its land cover.</source>
            <translation>O campo da camada com a classe de cada ponto, como a ocupação do solo.</translation>
        </message>
        <message>
            <source>Interpolation</source>
            <translation>Interpolação</translation>
        </message>
        <message>
            <source>What counts between the centres of pixels: the 'nearest' pixel, which holds the point, or 'linear' between four.</source>
            <translation>O que conta entre os centros dos pixels: o pixel mais próximo, que contém o ponto ('nearest'), ou a interpolação linear entre quatro ('linear').</translation>
        </message>
        <message>
            <source>Table of spectra</source>
            <translation>Tabela de espectros</translation>
        </message>
        <message>
            <source>One line for each point and band.</source>
            <translation>Uma linha para cada ponto e banda.</translation>
        </message>
        <message>
            <source>Plot of spectra</source>
            <translation>Gráfico de espectros</translation>
        </message>
        <message>
            <source>A page with the plot.</source>
            <translation>Uma página com o gráfico.</translation>
        </message>
        <message>
            <source>Specify exactly one of: a point, a layer of points.</source>
            <translation>Indique exatamente um de: um ponto, uma camada de pontos.</translation>
        </message>
        <message>
            <source>A class field needs a layer of points that has it.</source>
            <translation>Um campo de classe precisa de uma camada de pontos que o tenha.</translation>
        </message>
        <message>
            <source>The layer of points has no field '{field}'. Its fields are: {fields}.</source>
            <translation>A camada de pontos não tem o campo '{field}'. Os seus campos são: {fields}.</translation>
        </message>
        <message>
            <source>There is nothing to write: choose the table, the plot, or both.</source>
            <translation>Não há nada para gravar: escolha a tabela, o gráfico ou ambos.</translation>
        </message>
        <message>
            <source>Only the square around the point, in whole pixels of the image: distance to each side, in the units of the CRS. Leave land around the lake.</source>
            <translation>Só o quadrado em torno do ponto, em pixels inteiros da imagem: distância a cada lado, nas unidades do SRC. Deixe terra à volta do lago.</translation>
        </message>
        <message>
            <source>Only this area.</source>
            <translation>Só esta área.</translation>
        </message>
        <message>
            <source>Cell size in the units of the CRS. Leave empty for that of the first image.</source>
            <translation>Tamanho da célula nas unidades do SRC. Deixe vazio para o da primeira imagem.</translation>
        </message>
        <message>
            <source>CRS of the results. Leave empty for that of the first image.</source>
            <translation>SRC dos resultados. Deixe vazio para o da primeira imagem.</translation>
        </message>
        <message>
            <source>How images get onto one grid: 'auto' averages where cells get larger and interpolates elsewhere. 'bilinear' and 'nearest' pick single pixels then, and areas carry a sampling error.</source>
            <translation>Como as imagens passam para uma só malha: 'auto' faz a média onde as células ficam maiores e interpola nos outros casos. 'bilinear' e 'nearest' tomam então pixels isolados, e as áreas trazem um erro de amostragem.</translation>
        </message>
        <message>
            <source>Lake change</source>
            <translation>Mudanças do lago</translation>
        </message>
        <message>
            <source>Water</source>
            <translation>Água</translation>
        </message>
        <message>
            <source>Shows how a lake changed between two images: finds the water in both by their own spectra, and compares.</source>
            <translation>Mostra como um lago mudou entre duas imagens: encontra a água em ambas pelos seus próprios espectros e compara-as.</translation>
        </message>
        <message>
            <source>Choose two images of the same place with named bands, and click into the water. They may come from two sensors, such as Landsat and Sentinel-2: the bands both have by name are compared, thermal ones never. Both images are put onto one grid, and what is water is decided for each image by its own land and water: clear, turbid and dark water, narrow rivers too.

The point is checked: where an image clearly shows land there, the tool reports its values and stops. To insist, cluster the image and name its clusters by number in Water mask. Without a point the tool maps all water. With 'Only the water body at the point' other lakes are left out; a gap in the data does not part a lake. Areas count observed pixels on the ground; missing ones are shown as 'not observed'.

The clusters are a map of their own: their number, scaling and seed change what the cluster rasters show, and nothing about the water. Only where it is not known which band is green and which is infrared, the cluster at the point is taken for water.

AREA_BEFORE and the like count whole pixels. SUBPIXEL_BEFORE and the like add up the parts of pixels that are water, as Water fraction does, each with its error, one standard deviation; FLAGS names what makes them doubtful. SUBPIXEL_CHANGE is after less before where both were observed, and the log and the report say whether it is larger than its error; the errors of the two dates are taken as independent. Lost and gained are counted in and beside the pixels that CHANGE shows as lost or gained.

The single steps are tools of their own (Spectral clustering, Water mask, Water change), and the model 'Lake change, step by step' chains them: open it in the modeler to change the chain.</source>
            <translation>Escolha duas imagens do mesmo lugar com bandas com nome e clique na água. Podem vir de dois sensores, como Landsat e Sentinel-2: comparam-se as bandas cujo nome existe em ambas, nunca as térmicas. Ambas as imagens são colocadas numa só malha, e o que é água decide-se em cada imagem pela sua própria terra e água: água límpida, turva e escura, e também rios estreitos.

O ponto é verificado: quando uma imagem mostra claramente terra nesse local, a ferramenta comunica os seus valores e termina. Para insistir, faça o agrupamento da imagem e indique os seus grupos pelo número em Máscara de água. Sem um ponto, a ferramenta cartografa toda a água. Com “Só o corpo de água no ponto” os outros lagos ficam de fora; uma lacuna nos dados não divide um lago. As áreas, medidas no terreno, contam os pixels observados; os que faltam são apresentados como “não observado”.

Os grupos são um mapa à parte: o seu número, a normalização e a semente alteram o que mostram os rasters de grupos, e nada no que respeita à água. Só quando não se sabe qual banda é o verde e qual é o infravermelho é que o grupo no ponto é tomado por água.

AREA_BEFORE e semelhantes contam pixels inteiros. SUBPIXEL_BEFORE e semelhantes somam as partes dos pixels que são água, como faz Fração de água, cada uma com o seu erro, um desvio padrão; FLAGS indica o que as torna duvidosas. SUBPIXEL_CHANGE é a área depois menos a área antes onde ambas as datas foram observadas, e o registo e o relatório dizem se é maior do que o seu erro; os erros das duas datas são considerados independentes. A água perdida e a ganha contam-se nos pixels que CHANGE mostra como perdidos ou ganhos e junto deles.

Os passos individuais são ferramentas próprias (Agrupamento espectral, Máscara de água, Mudanças da água), e o modelo “Mudanças do lago, passo a passo” encadeia-os: abra-o no modelador gráfico para alterar a cadeia.</translation>
        </message>
        <message>
            <source>Leave it empty for the whole image.</source>
            <translation>Deixe vazio para a imagem inteira.</translation>
        </message>
        <message>
            <source>Image before</source>
            <translation>Imagem antes</translation>
        </message>
        <message>
            <source>The first date's image.</source>
            <translation>A imagem da primeira data.</translation>
        </message>
        <message>
            <source>Image after</source>
            <translation>Imagem depois</translation>
        </message>
        <message>
            <source>The second date's image.</source>
            <translation>A imagem da segunda data.</translation>
        </message>
        <message>
            <source>Point in the water</source>
            <translation>Ponto na água</translation>
        </message>
        <message>
            <source>A place that is water on both dates, in any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Um lugar que é água em ambas as datas, em qualquer SRC, por exemplo: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Only the water body at the point</source>
            <translation>Só o corpo de água no ponto</translation>
        </message>
        <message>
            <source>Leave other lakes out.</source>
            <translation>Deixar outros lagos de fora.</translation>
        </message>
        <message>
            <source>Cluster both dates together</source>
            <translation>Agrupar ambas as datas em conjunto</translation>
        </message>
        <message>
            <source>One clustering for both dates, so that a number means the same on both. It changes the cluster rasters only.</source>
            <translation>Um só agrupamento para ambas as datas, para que um número signifique o mesmo em ambas. Altera apenas os rasters de grupos.</translation>
        </message>
        <message>
            <source>0 = dry on both dates, 1 = water on both, 2 = lost, 3 = gained, 255 = not observed.</source>
            <translation>0 = seco em ambas as datas, 1 = água em ambas, 2 = perdida, 3 = ganha, 255 = não observado.</translation>
        </message>
        <message>
            <source>Water before</source>
            <translation>Água antes</translation>
        </message>
        <message>
            <source>The first date's water mask.</source>
            <translation>A máscara de água da primeira data.</translation>
        </message>
        <message>
            <source>Water after</source>
            <translation>Água depois</translation>
        </message>
        <message>
            <source>The second date's water mask.</source>
            <translation>A máscara de água da segunda data.</translation>
        </message>
        <message>
            <source>Clusters before</source>
            <translation>Grupos antes</translation>
        </message>
        <message>
            <source>The first date's clusters.</source>
            <translation>Os grupos da primeira data.</translation>
        </message>
        <message>
            <source>Clusters after</source>
            <translation>Grupos depois</translation>
        </message>
        <message>
            <source>The second date's clusters.</source>
            <translation>Os grupos da segunda data.</translation>
        </message>
        <message>
            <source>A page with images, maps, areas and versions.</source>
            <translation>Uma página com imagens, mapas, áreas e versões.</translation>
        </message>
        <message>
            <source>Give a radius around the point or an extent, not both.</source>
            <translation>Indique um raio em torno do ponto ou uma extensão, não ambos.</translation>
        </message>
        <message>
            <source>A radius needs a point: it is the distance from the point to each side of the area.</source>
            <translation>Um raio precisa de um ponto: é a distância do ponto a cada lado da área.</translation>
        </message>
        <message>
            <source>To keep only the water body at the point, give a point in it.</source>
            <translation>Para manter só o corpo de água no ponto, indique um ponto nele.</translation>
        </message>
        <message>
            <source>{}: clustering needs two bands or more. Stack band files with Stack bands first.</source>
            <translation>{}: o agrupamento precisa de duas ou mais bandas. Junte primeiro os ficheiros de bandas com Empilhar bandas.</translation>
        </message>
        <message>
            <source>Lake series</source>
            <translation>Série temporal do lago</translation>
        </message>
        <message>
            <source>Follows a lake through many dates: its area with gaps filled and how sure that is, its trend and seasons.</source>
            <translation>Acompanha um lago em muitas datas: a sua área com as lacunas preenchidas e o grau de certeza, a tendência e as estações.</translation>
        </message>
        <message>
            <source>Choose images of a lake, the folder that holds them, or footprints that Search scenes found, and click into the water. Images need named bands and a date, in the file or in its name. What is water is decided for each image by its own land and water, as in Lake change. Clouds and stripes leave gaps; what they hide is filled by how often each pixel was water on the other dates, and by what the date itself shows. With outlines of lakes instead of a point each of them is followed, and every image is still read once.

Nothing is filled silently. The table has a line for each date and lake: the share of the lake that was observed; the water that was seen (observed), and that with what gaps hide (filled), in km²; the least and the most that is possible (lower, upper); one standard deviation of filled (sigma); a flag and reasons. 'good' was seen whole (90 % or more), 'filled' had gaps, 'poor' shows too little and has no filled area, 'failed' is an image that takes no part, and the reason says why: one bad image never ends the run. Reasons are: land in water (ice, algae, missed cloud), water on land (shadow, a shifted image), above or below the range of all other dates, gaps follow the shore (shallow water was taken for cloud), seldom seen.

On generated series of 28 dates or more, half hidden dates were 0.6 to 2.4 % (rms) off what they show without clouds, and the 95 % interval held 94 to 97 % of all dates. With 7 to 15 dates expect up to 5 %. Rivers that move have no such order; the report says so. An interval cannot know what was taken for cloud although it is water.

The trend is that of the medians of calendar months, in km² a year, with a probability that takes the lake's memory over years into account. It takes 8 years with 3 months each; with less the trend stays empty. Dates that contradict themselves and poor ones are left out of it.

With a folder for kept results, a second run only looks at new images, and a run that was cancelled or killed goes on where it ended.</source>
            <translation>Escolha imagens de um lago, a pasta que as contém ou contornos de cenas encontrados por Pesquisar cenas, e clique na água. As imagens precisam de bandas com nome e de uma data, no ficheiro ou no seu nome. O que é água decide-se em cada imagem pela sua própria terra e água, como em Mudanças do lago. Nuvens e faixas deixam lacunas; o que escondem é preenchido segundo a frequência com que cada pixel foi água nas outras datas e segundo o que a própria data mostra. Com contornos de lagos em vez de um ponto, cada um deles é acompanhado, e mesmo assim cada imagem é lida uma só vez.

Nada é preenchido em silêncio. A tabela tem uma linha para cada data e lago: a proporção do lago que foi observada; a água que foi vista (observed) e a mesma com o que as lacunas escondem (filled), em km²; o mínimo e o máximo possíveis (lower, upper); um desvio padrão de filled (sigma); um indicador de qualidade (flag) e os motivos. 'good' foi visto por inteiro (90 % ou mais), 'filled' tinha lacunas, 'poor' mostra demasiado pouco e não tem área preenchida, 'failed' é uma imagem que não entra, e o motivo diz porquê: uma imagem má nunca interrompe a execução. Os motivos são, tal como constam da tabela: 'land in water', terra na água (gelo, algas, nuvem não detetada); 'water on land', água em terra (sombra, uma imagem deslocada); 'above range' ou 'below range', acima ou abaixo do intervalo de todas as outras datas; 'gaps follow the shore', as lacunas seguem a margem (água pouco profunda tomada por nuvem); 'seldom seen', raramente visto.

Em séries geradas de 28 datas ou mais, as datas meio encobertas afastaram-se 0.6 a 2.4 % (rms) do que mostram sem nuvens, e o intervalo de 95 % continha 94 a 97 % de todas as datas. Com 7 a 15 datas, conte com até 5 %. Os rios que se deslocam não têm essa ordem; o relatório assinala-o. Um intervalo não pode saber o que foi tomado por nuvem embora seja água.

A tendência é a das medianas dos meses do calendário, em km² por ano, com uma probabilidade que tem em conta a memória do lago ao longo dos anos. Precisa de 8 anos com 3 meses cada; com menos, a tendência fica vazia. As datas que se contradizem a si próprias e as de qualidade 'poor' não entram nela.

Com uma pasta para resultados guardados, uma segunda execução só processa as imagens novas, e uma execução cancelada ou terminada à força continua onde terminou.</translation>
        </message>
        <message>
            <source>Dates that were observed</source>
            <translation>Datas que foram observadas</translation>
        </message>
        <message>
            <source>Trend (km² a year)</source>
            <translation>Tendência (km² por ano)</translation>
        </message>
        <message>
            <source>Probability of such a trend by chance</source>
            <translation>Probabilidade de tal tendência por acaso</translation>
        </message>
        <message>
            <source>Share of the areas that had gaps to fill</source>
            <translation>Proporção das áreas com lacunas a preencher</translation>
        </message>
        <message>
            <source>First date</source>
            <translation>Primeira data</translation>
        </message>
        <message>
            <source>Last date</source>
            <translation>Última data</translation>
        </message>
        <message>
            <source>Seasonal: yes, no, or insufficient record</source>
            <translation>Sazonal: yes (sim), no (não) ou insufficient record (registo insuficiente)</translation>
        </message>
        <message>
            <source>Give the point with its CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Indique o ponto com o seu SRC, por exemplo: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Imagens</translation>
        </message>
        <message>
            <source>Water occurrence</source>
            <translation>Ocorrência de água</translation>
        </message>
        <message>
            <source>Specify exactly one of: images, a folder of images, footprints of scenes.</source>
            <translation>Indique exatamente um de: imagens, uma pasta de imagens, contornos de cenas.</translation>
        </message>
        <message>
            <source>Specify exactly one of: a point in the lake, outlines of lakes.</source>
            <translation>Indique exatamente um de: um ponto no lago, contornos de lagos.</translation>
        </message>
        <message>
            <source>Footprints need an area, or whole scenes would be loaded: give an extent, a radius, or lakes.</source>
            <translation>Os contornos de cenas precisam de uma área; caso contrário, seriam carregadas cenas inteiras: indique uma extensão, um raio ou lagos.</translation>
        </message>
        <message>
            <source>{title}: there is no field '{field}'. The fields are: {fields}.</source>
            <translation>{title}: não existe o campo '{field}'. Os campos são: {fields}.</translation>
        </message>
        <message>
            <source>Images of several dates, as the tools under Scenes write them.</source>
            <translation>Imagens de várias datas, tal como as gravam as ferramentas do grupo Cenas.</translation>
        </message>
        <message>
            <source>Folder of images</source>
            <translation>Pasta de imagens</translation>
        </message>
        <message>
            <source>Instead: all images that lie in this folder.</source>
            <translation>Em alternativa: todas as imagens que estão nesta pasta.</translation>
        </message>
        <message>
            <source>Footprints of scenes</source>
            <translation>Contornos de cenas</translation>
        </message>
        <message>
            <source>Instead: scenes that Search scenes found. Each is loaded for the area alone, clouds and shadows hidden.</source>
            <translation>Em alternativa: cenas encontradas por Pesquisar cenas. Cada uma é carregada só para a área, com nuvens e sombras ocultas.</translation>
        </message>
        <message>
            <source>Point in the lake</source>
            <translation>Ponto no lago</translation>
        </message>
        <message>
            <source>A place that is water on most dates, in any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Um lugar que é água na maioria das datas, em qualquer SRC, por exemplo: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Lakes</source>
            <translation>Lagos</translation>
        </message>
        <message>
            <source>Instead of a point: outlines of the ground that each lake may cover.</source>
            <translation>Em vez de um ponto: contornos do terreno que cada lago pode cobrir.</translation>
        </message>
        <message>
            <source>Field that names the lakes</source>
            <translation>Campo com o nome dos lagos</translation>
        </message>
        <message>
            <source>What the table calls each lake. Leave empty for the features' ids.</source>
            <translation>Como a tabela designa cada lago. Deixe vazio para os identificadores dos elementos.</translation>
        </message>
        <message>
            <source>Cluster all dates together</source>
            <translation>Agrupar todas as datas em conjunto</translation>
        </message>
        <message>
            <source>One clustering for all images whose bands do not tell water, so that a number means the same on all dates.</source>
            <translation>Um só agrupamento para todas as imagens cujas bandas não permitem reconhecer a água, para que um número signifique o mesmo em todas as datas.</translation>
        </message>
        <message>
            <source>Least observed share</source>
            <translation>Proporção mínima observada</translation>
        </message>
        <message>
            <source>Dates that show a smaller share of the lake's ground get no filled area.</source>
            <translation>As datas que mostram uma proporção menor do terreno do lago não recebem área preenchida.</translation>
        </message>
        <message>
            <source>Folder for kept results</source>
            <translation>Pasta para resultados guardados</translation>
        </message>
        <message>
            <source>The water mask of each image is kept here, so that a second run only looks at new images.</source>
            <translation>A máscara de água de cada imagem é guardada aqui, para que uma segunda execução só processe as imagens novas.</translation>
        </message>
        <message>
            <source>Table of dates</source>
            <translation>Tabela de datas</translation>
        </message>
        <message>
            <source>One line for each date and lake, areas in km².</source>
            <translation>Uma linha para cada data e lago, com áreas em km².</translation>
        </message>
        <message>
            <source>Two bands: the share of the observations that show water, and the number of observations.</source>
            <translation>Duas bandas: a proporção das observações que mostram água e o número de observações.</translation>
        </message>
        <message>
            <source>One band a date, named by it: 0 = not water, 1 = water, 2 and 3 = the same, filled, 255 = not known.</source>
            <translation>Uma banda por data, com o nome dela: 0 = não água, 1 = água, 2 e 3 = o mesmo, preenchido, 255 = não se sabe.</translation>
        </message>
        <message>
            <source>Shorelines</source>
            <translation>Linhas de margem</translation>
        </message>
        <message>
            <source>The shores of all dates, where they were seen.</source>
            <translation>As margens de todas as datas, onde foram vistas.</translation>
        </message>
        <message>
            <source>NetCDF files (*.nc)</source>
            <translation>Ficheiros NetCDF (*.nc)</translation>
        </message>
        <message>
            <source>The maps of all dates and the areas, for xarray and others that read CF NetCDF.</source>
            <translation>Os mapas de todas as datas e as áreas, para o xarray e outros programas que leem CF NetCDF.</translation>
        </message>
        <message>
            <source>A page with curve, trend, seasons, maps and table.</source>
            <translation>Uma página com curva, tendência, estações, mapas e tabela.</translation>
        </message>
        <message>
            <source>Picture of the curve</source>
            <translation>Imagem da curva</translation>
        </message>
        <message>
            <source>PNG files (*.png)</source>
            <translation>Ficheiros PNG (*.png)</translation>
        </message>
        <message>
            <source>The curve with its intervals, for papers.</source>
            <translation>A curva com os seus intervalos, para publicações.</translation>
        </message>
        <message>
            <source>Shoreline</source>
            <translation>Linha de margem</translation>
        </message>
        <message>
            <source>Draws the line between water and land through water fractions or masks of one or several dates.</source>
            <translation>Traça a linha entre água e terra a partir de frações ou máscaras de água de uma ou várias datas.</translation>
        </message>
        <message>
            <source>From a water fraction the line runs where half of the ground is water, between pixel centres, on generated lakes within a third of a pixel of the true shore. From a mask it runs half way between the centres of water and land; masks leave out pixels that are half water by a little, so the line from a fraction is nearer to the shore.

Where ground was not observed there is no shore: a line ends there, and at the edge of the image, and has 0 in the field 'closed'; 1 is a line that comes back to its beginning. Each feature has its date, its length on the ellipsoid in metres, and the raster it comes from. Several dates make one layer, which the temporal controller can play.

As polygons the water is drawn with its islands as holes; outlines close along missing data, half way to the next pixel, and that part is not in 'length_m'. Do not take the polygons' area for the area of the water: the line cuts corners of what is small, so that a lake of 3 to 5 pixels across has 0.9 of its area in it. The area is what Water fraction adds up.

Smoothing rounds off corners; what the line encloses keeps its area.</source>
            <translation>A partir de uma fração de água, a linha passa onde metade do terreno é água, entre centros de pixels; em lagos gerados, a menos de um terço de pixel da margem verdadeira. A partir de uma máscara, passa a meio caminho entre os centros de água e de terra; as máscaras deixam de fora por pouco os pixels que são metade água, pelo que a linha de uma fração está mais próxima da margem.

Onde o terreno não foi observado não há margem: aí, e no limite da imagem, a linha termina e tem 0 no campo 'closed'; 1 é uma linha que regressa ao seu início. Cada elemento tem a sua data, o seu comprimento no elipsoide em metros e o raster de onde vem. Várias datas formam uma só camada, que o controlador temporal pode animar.

Como polígonos, a água é desenhada com as suas ilhas como buracos; os contornos fecham-se ao longo dos dados em falta, a meio caminho do pixel seguinte, e essa parte não está em 'length_m'. Não tome a área dos polígonos pela área da água: a linha corta os cantos do que é pequeno, de modo que um lago com 3 a 5 pixels de largura tem nela 0.9 da sua área. A área é a que Fração de água soma.

A suavização arredonda os cantos; o que a linha delimita mantém a sua área.</translation>
        </message>
        <message>
            <source>Water fractions or masks</source>
            <translation>Frações ou máscaras de água</translation>
        </message>
        <message>
            <source>Rasters of Water fraction (0 to 1) or water masks (0, 1, 255 = not observed), of one or several dates.</source>
            <translation>Rasters de Fração de água (0 a 1) ou máscaras de água (0, 1, 255 = não observado), de uma ou várias datas.</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Nível</translation>
        </message>
        <message>
            <source>The share of water that the line follows: 0.5 for the shore.</source>
            <translation>A proporção de água que a linha segue: 0.5 para a margem.</translation>
        </message>
        <message>
            <source>Smooth</source>
            <translation>Suavizar</translation>
        </message>
        <message>
            <source>Round off corners. The enclosed area stays.</source>
            <translation>Arredondar os cantos. A área delimitada mantém-se.</translation>
        </message>
        <message>
            <source>Polygons</source>
            <translation>Polígonos</translation>
        </message>
        <message>
            <source>Draw the water as polygons with holes instead of lines. Their area is not that of Water fraction.</source>
            <translation>Desenhar a água como polígonos com buracos em vez de linhas. A sua área não é a de Fração de água.</translation>
        </message>
        <message>
            <source>The lines, or polygons: date, length_m, closed (1, or 0 where missing data or the edge cuts it), source.</source>
            <translation>As linhas, ou os polígonos: date, length_m, closed (1, ou 0 onde são cortados por dados em falta ou pelo limite da imagem), source.</translation>
        </message>
        <message>
            <source>Length of all shorelines (km)</source>
            <translation>Comprimento de todas as linhas de margem (km)</translation>
        </message>
        <message>
            <source>Water change</source>
            <translation>Mudanças da água</translation>
        </message>
        <message>
            <source>Compares two water masks: where water stayed, went and came, with areas in km².</source>
            <translation>Compara duas máscaras de água: onde a água ficou, desapareceu e surgiu, com áreas em km².</translation>
        </message>
        <message>
            <source>The second mask is put on the grid of the first where they differ. Pixels that were not observed on one of the dates are counted as such, neither as lost nor as gained. Areas come from the pixel size in projected CRSs, and from the ellipsoid in geographic ones.

AREA_BEFORE and the like count whole pixels. SUBPIXEL_BEFORE and the like add up the parts of pixels that are water, as Water fraction does, each with its error, one standard deviation. They need the images of the masks, and are empty where these are not known. SUBPIXEL_CHANGE is after less before where both were observed, and the log and the report say whether it is larger than its error; the errors of the two dates are taken as independent. Lost and gained are counted in and beside the pixels of OUTPUT that were lost or gained; what moved less than a pixel elsewhere along the shore is in the change alone. FLAGS are those of Water fraction.

The report is one HTML page with maps, areas and versions that needs no network.</source>
            <translation>A segunda máscara é colocada na malha da primeira quando diferem. Os pixels que não foram observados numa das datas são contados como tal, nem como perdidos nem como ganhos. As áreas vêm do tamanho do pixel em SRC projetados, e do elipsoide em SRC geográficos.

AREA_BEFORE e semelhantes contam pixels inteiros. SUBPIXEL_BEFORE e semelhantes somam as partes dos pixels que são água, como faz Fração de água, cada uma com o seu erro, um desvio padrão. Precisam das imagens das máscaras e ficam vazios quando estas não são conhecidas. SUBPIXEL_CHANGE é a área depois menos a área antes onde ambas as datas foram observadas, e o registo e o relatório dizem se é maior do que o seu erro; os erros das duas datas são considerados independentes. A água perdida e a ganha contam-se nos pixels de OUTPUT que se perderam ou ganharam e junto deles; o que se deslocou menos de um pixel noutros pontos da margem está apenas na mudança. FLAGS são os indicadores de Fração de água.

O relatório é uma única página HTML com mapas, áreas e versões, que não precisa de rede.</translation>
        </message>
        <message>
            <source>The image that the mask was made from, for areas finer than whole pixels and their error. Masks of Strandline record it, so it may be left out while the image lies where it was.</source>
            <translation>A imagem de que a máscara foi feita, para áreas mais finas do que pixels inteiros e o seu erro. As máscaras do Strandline registam-na, pelo que pode ficar vazio enquanto a imagem estiver onde estava.</translation>
        </message>
        <message>
            <source>Lost and gained areas</source>
            <translation>Áreas perdidas e ganhas</translation>
        </message>
        <message>
            <source>Polygons of lost and gained water with their areas; where the images are known, with sub-pixel areas and their errors, too (subpixel_km2, error_km2).</source>
            <translation>Polígonos da água perdida e ganha com as suas áreas; quando as imagens são conhecidas, também com as áreas subpixel e os seus erros (subpixel_km2, error_km2).</translation>
        </message>
        <message>
            <source>A page with maps, areas and versions.</source>
            <translation>Uma página com mapas, áreas e versões.</translation>
        </message>
        <message>
            <source>Water fraction</source>
            <translation>Fração de água</translation>
        </message>
        <message>
            <source>Finds how much of each pixel is water, and an area with its error that is finer than whole pixels.</source>
            <translation>Determina que parte de cada pixel é água, e uma área com o seu erro, mais fina do que pixels inteiros.</translation>
        </message>
        <message>
            <source>Pixels along a shore are part water, part land. All bands are projected to the one index in which the land and the water near the shore lie apart furthest; between the local land and the local water it gives the fraction of water, from 0 to 1. Pixels away from the shore are 0 or 1, those that were not observed have no value. Say which water is wanted by a water mask, by a point in it (only that water body), or by both; with neither, all water that the image shows by its spectra.

AREA is the sum of the fractions before they are cut to 0..1: the raster's own sum is up to one or two percent larger for small lakes or noisy images. ERROR is one standard deviation: on generated lakes with a pixel of pure water, AREA +- 1.96 ERROR held the true area 93 to 98 times of 100; on real images expect 85 to 90. It covers noise, the variety of land and water along the shore, and what lies between them, not clouds or a mask that misses water. A belt of reed or mud narrower than about a pixel cannot be seen, and is in neither.

FLAGS names what makes the figures doubtful, separated by commas; each is explained in the log. no_pure_water: water bodies without a pixel of pure water (less than about 5 pixels across), whose spectrum is not known, so ERROR holds half of their area. land_unlike_itself: the land varies much. rim: a third material lies along the shore, such as reed or mud. mask_grew: the mask seems to miss water. picked: the image was made coarser without averaging, so whole pixels are counted. no_land: too little land near the water to learn from. missing_bands: some water is not shown by all bands, and is counted in whole pixels. few_bands: less than three bands. no_water: there is none.

The masks of Water mask and Lake change, and their areas of whole pixels, stay what they are. Counted are there the pixels that are surely more water than land; of generated lakes 4 to 24 pixels across they were off by 25 % (rms), the pixels above one half of this raster by 10 %, and AREA by 2.5 %. In marshes, with reed and with mud along the shore none of the three is reliably better than the others.</source>
            <translation>Os pixels ao longo de uma margem são em parte água, em parte terra. Todas as bandas são projetadas no índice em que a terra e a água próximas da margem mais se distinguem; entre a terra local e a água local, este dá a fração de água, de 0 a 1. Os pixels longe da margem são 0 ou 1; os que não foram observados não têm valor. Indique qual a água desejada por uma máscara de água, por um ponto nela (só esse corpo de água) ou por ambos; sem nenhum deles, toda a água que a imagem mostra pelos seus espectros.

AREA é a soma das frações antes de serem cortadas a 0..1: a soma do próprio raster é maior até um ou dois por cento em lagos pequenos ou imagens ruidosas. ERROR é um desvio padrão: em lagos gerados com um pixel de água pura, AREA +- 1.96 ERROR continha a área verdadeira 93 a 98 vezes em 100; em imagens reais, conte com 85 a 90. Abrange o ruído, a variedade de terra e água ao longo da margem e o que há entre elas, mas não nuvens nem uma máscara a que falte água. Uma faixa de caniços ou lodo mais estreita do que cerca de um pixel não se pode ver e não está em nenhum dos dois.

FLAGS indica o que torna duvidosos os valores, separado por vírgulas; cada indicador é explicado no registo. no_pure_water: corpos de água sem um pixel de água pura (menos de cerca de 5 pixels de largura), cujo espectro não é conhecido, pelo que ERROR inclui metade da sua área. land_unlike_itself: a terra varia muito. rim: há um terceiro material ao longo da margem, como caniços ou lodo. mask_grew: parece faltar água na máscara. picked: a imagem foi tornada mais grosseira sem médias, pelo que se contam pixels inteiros. no_land: há muito pouca terra perto da água para aprender com ela. missing_bands: parte da água não é mostrada por todas as bandas e é contada em pixels inteiros. few_bands: menos de três bandas. no_water: não há água.

As máscaras de Máscara de água e de Mudanças do lago, e as suas áreas em pixels inteiros, ficam como são. Nelas contam-se os pixels que são seguramente mais água do que terra; em lagos gerados com 4 a 24 pixels de largura o desvio foi de 25 % (rms), o dos pixels acima de metade deste raster, de 10 %, e o de AREA, de 2.5 %. Em pântanos, com caniços e com lodo ao longo da margem, nenhum dos três é de forma fiável melhor do que os outros.</translation>
        </message>
        <message>
            <source>The image, best one of reflectance with named bands; thermal bands are left out.</source>
            <translation>A imagem, de preferência de refletância e com bandas com nome; as bandas térmicas ficam de fora.</translation>
        </message>
        <message>
            <source>Water mask</source>
            <translation>Máscara de água</translation>
        </message>
        <message>
            <source>The water: 0 = not water, 1 = water, 255 = not observed. Without it the image's spectra decide.</source>
            <translation>A água: 0 = não água, 1 = água, 255 = não observado. Sem ela, decidem os espectros da imagem.</translation>
        </message>
        <message>
            <source>Only the water body at this place. Any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Só o corpo de água neste lugar. Qualquer SRC, por exemplo: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Reach (pixels)</source>
            <translation>Alcance (pixels)</translation>
        </message>
        <message>
            <source>How far from the shore land and water are looked at: further where little of them is pure, less far where they change quickly.</source>
            <translation>Até que distância da margem se consideram terra e água: mais longe quando pouco delas é puro, menos longe quando mudam depressa.</translation>
        </message>
        <message>
            <source>How much of each pixel is water, from 0 to 1; no data = not observed.</source>
            <translation>Que parte de cada pixel é água, de 0 a 1; sem dados = não observado.</translation>
        </message>
        <message>
            <source>Area of the water (km²)</source>
            <translation>Área da água (km²)</translation>
        </message>
        <message>
            <source>Error of the area, one standard deviation (km²)</source>
            <translation>Erro da área, um desvio padrão (km²)</translation>
        </message>
        <message>
            <source>What makes the area doubtful</source>
            <translation>O que torna a área duvidosa</translation>
        </message>
        <message>
            <source>Share of pixels that were observed</source>
            <translation>Proporção de pixels que foram observados</translation>
        </message>
        <message>
            <source>Area of the water: {}</source>
            <translation>Área da água: {}</translation>
        </message>
        <message>
            <source>Makes a water mask: where the clustered image shows water, or of clusters that are named by number.</source>
            <translation>Faz uma máscara de água: onde a imagem agrupada mostra água, ou com os grupos indicados pelo número.</translation>
        </message>
        <message>
            <source>Specify exactly one of point, points, cluster numbers and image; a point and the image can be given together.

With the image, each pixel is judged by its own spectrum beside the image's land and water, so the mask is that of Lake change, however many clusters there are. Clusters made by Strandline record their image, so with a point alone that is looked up. A point is checked: where the image clearly shows land there, the tool reports its values and stops. That there is no water is a possible answer.

Cluster numbers are taken as they are, as in the published notebooks: these clusters as a whole are water. Where the image is not known, or which of its bands is green and which is infrared, so is the cluster at the point.

The mask has 1 for water, 0 for not water, and 255 for not observed: missing pixels are neither, and part no lake.

AREA counts whole pixels. SUBPIXEL_AREA adds up the parts of pixels that are water, as Water fraction does, with its ERROR, one standard deviation, and with FLAGS that name what makes it doubtful; both are empty where the image is not known.</source>
            <translation>Indique exatamente um de ponto, pontos, números de grupos e imagem; um ponto e a imagem podem ser indicados em conjunto.

Com a imagem, cada pixel é avaliado pelo seu próprio espectro em confronto com a terra e a água da imagem, pelo que a máscara é a de Mudanças do lago, seja qual for o número de grupos. Os grupos feitos pelo Strandline registam a sua imagem, de modo que, só com um ponto, esta é procurada. Um ponto é verificado: quando a imagem mostra claramente terra nesse local, a ferramenta comunica os seus valores e termina. Não haver água é uma resposta possível.

Os números de grupos são tomados como são, como nos notebooks publicados: esses grupos, no seu todo, são água. Quando não se conhece a imagem, ou qual das suas bandas é o verde e qual é o infravermelho, o mesmo vale para o grupo no ponto.

A máscara tem 1 para água, 0 para não água e 255 para não observado: os pixels em falta não são uma coisa nem outra e não dividem nenhum lago.

AREA conta pixels inteiros. SUBPIXEL_AREA soma as partes dos pixels que são água, como faz Fração de água, com o seu ERROR, um desvio padrão, e com FLAGS que indicam o que a torna duvidosa; ambos ficam vazios quando a imagem não é conhecida.</translation>
        </message>
        <message>
            <source>A cluster raster; what its header calls no data was not observed.</source>
            <translation>Um raster de grupos; o que o seu cabeçalho designa como sem dados não foi observado.</translation>
        </message>
        <message>
            <source>A place that the image shows as water. Any CRS, for example: -118.71,38.70 [EPSG:4326]</source>
            <translation>Um lugar que a imagem mostra como água. Qualquer SRC, por exemplo: -118.71,38.70 [EPSG:4326]</translation>
        </message>
        <message>
            <source>Points in the water</source>
            <translation>Pontos na água</translation>
        </message>
        <message>
            <source>A layer of such points.</source>
            <translation>Uma camada de tais pontos.</translation>
        </message>
        <message>
            <source>Cluster numbers</source>
            <translation>Números dos grupos</translation>
        </message>
        <message>
            <source>The clusters that are water, such as: 2,5</source>
            <translation>Os grupos que são água, por exemplo: 2,5</translation>
        </message>
        <message>
            <source>The image that was clustered, with named bands: each pixel is judged by its own spectrum.</source>
            <translation>A imagem que foi agrupada, com bandas com nome: cada pixel é avaliado pelo seu próprio espectro.</translation>
        </message>
        <message>
            <source>Keep only water that is connected to a point, side by side or corner to corner, also across narrow gaps.</source>
            <translation>Manter só a água ligada a um ponto, lado a lado ou canto a canto, também através de lacunas estreitas.</translation>
        </message>
        <message>
            <source>Minimum size of a water body (pixels)</source>
            <translation>Tamanho mínimo de um corpo de água (pixels)</translation>
        </message>
        <message>
            <source>Smaller water bodies are dropped.</source>
            <translation>Os corpos de água menores são eliminados.</translation>
        </message>
        <message>
            <source>The mask.</source>
            <translation>A máscara.</translation>
        </message>
        <message>
            <source>Clusters that are water</source>
            <translation>Grupos que são água</translation>
        </message>
        <message>
            <source>Sub-pixel area of the water (km²)</source>
            <translation>Área subpixel da água (km²)</translation>
        </message>
        <message>
            <source>Specify exactly one of: a point, points, cluster numbers, the image; or a point or points together with the image.</source>
            <translation>Indique exatamente um de: um ponto, pontos, números de grupos, a imagem; ou um ponto ou pontos juntamente com a imagem.</translation>
        </message>
        <message>
            <source>To keep only the water body at a point, give a point or points in it.</source>
            <translation>Para manter só o corpo de água num ponto, indique um ponto ou pontos nele.</translation>
        </message>
        <message>
            <source>{program} took longer than {seconds} s</source>
            <translation>{program} demorou mais de {seconds} s</translation>
        </message>
        <message>
            <source>The engine was stopped.</source>
            <translation>O motor foi parado.</translation>
        </message>
        <message>
            <source>The engine showed no sign of life for {seconds} seconds, so it was ended. Run the tool again, which starts another one; if it happens again, work on a smaller extent. How long to wait is among Strandline's settings.</source>
            <translation>O motor não deu sinal de vida durante {seconds} segundos, pelo que foi terminado. Execute novamente a ferramenta, o que inicia outro; se voltar a acontecer, trabalhe numa extensão menor. O tempo de espera consta das configurações do Strandline.</translation>
        </message>
        <message>
            <source>The engine had to be stopped to cancel another tool. Run this one again.</source>
            <translation>Foi preciso parar o motor para cancelar outra ferramenta. Execute esta novamente.</translation>
        </message>
        <message>
            <source>The engine does not fit this version of the plugin. Restart QGIS and run 'Install engine'.</source>
            <translation>O motor não corresponde a esta versão do módulo. Reinicie o QGIS e execute 'Instalar motor'.</translation>
        </message>
        <message>
            <source>The engine could not be started.</source>
            <translation>Não foi possível iniciar o motor.</translation>
        </message>
        <message>
            <source>The engine was replaced.</source>
            <translation>O motor foi substituído.</translation>
        </message>
        <message>
            <source>The last lines of its log:</source>
            <translation>As últimas linhas do seu registo:</translation>
        </message>
        <message>
            <source>The engine was idle.</source>
            <translation>O motor estava inativo.</translation>
        </message>
        <message>
            <source>A parameter has no usable value: {problem}.</source>
            <translation>Um parâmetro não tem valor utilizável: {problem}.</translation>
        </message>
        <message>
            <source>The engine did not answer within {time} seconds.</source>
            <translation>O motor não respondeu em {time} segundos.</translation>
        </message>
        <message>
            <source>The engine was killed, most likely by the system because memory ran out. Close other programs, or work on a smaller extent.</source>
            <translation>O motor foi terminado, muito provavelmente pelo sistema por falta de memória. Feche outros programas ou trabalhe numa extensão menor.</translation>
        </message>
        <message>
            <source>The engine was killed; memory was not short. Run the tool again.</source>
            <translation>O motor foi terminado; não faltava memória. Execute novamente a ferramenta.</translation>
        </message>
        <message>
            <source>The engine stopped unexpectedly (exit code {code}).</source>
            <translation>O motor parou inesperadamente (código de saída {code}).</translation>
        </message>
        <message>
            <source>Its last words: {line}</source>
            <translation>A sua última mensagem: {line}</translation>
        </message>
        <message>
            <source>The engine's Python cannot be started ({problem}). Run 'Install engine'.</source>
            <translation>Não é possível iniciar o Python do motor ({problem}). Execute 'Instalar motor'.</translation>
        </message>
        <message>
            <source>The Python interpreter set for Strandline ({path}) has not been verified. Run Strandline &gt; Engine &gt; Install engine in the Processing toolbox, or: qgis_process run strandline:installengine</source>
            <translation>O interpretador Python definido para o Strandline ({path}) não foi verificado. Execute Strandline &gt; Motor &gt; Instalar motor na caixa de ferramentas de processamento, ou: qgis_process run strandline:installengine</translation>
        </message>
        <message>
            <source>The Strandline engine is not installed yet. Run Strandline &gt; Engine &gt; Install engine in the Processing toolbox, or: qgis_process run strandline:installengine</source>
            <translation>O motor do Strandline ainda não está instalado. Execute Strandline &gt; Motor &gt; Instalar motor na caixa de ferramentas de processamento, ou: qgis_process run strandline:installengine</translation>
        </message>
        <message>
            <source>The engine folder cannot be made: {path} ({reason}). Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline.</source>
            <translation>Não é possível criar a pasta do motor: {path} ({reason}). Escolha outra em Configurações &gt; Opções &gt; Processamento &gt; Fornecedores &gt; Strandline.</translation>
        </message>
        <message>
            <source>Compiling the engine's code, for which the first run would wait otherwise (up to a minute)</source>
            <translation>A compilar o código do motor, pelo qual a primeira execução teria de esperar (até um minuto)</translation>
        </message>
        <message>
            <source>The engine is ready</source>
            <translation>O motor está pronto</translation>
        </message>
        <message>
            <source>Verifying the installed engine</source>
            <translation>A verificar o motor instalado</translation>
        </message>
        <message>
            <source>The installed engine is damaged ({what}); building it anew</source>
            <translation>O motor instalado está danificado ({what}); a reconstruí-lo</translation>
        </message>
        <message>
            <source>The installed engine is broken; building it anew</source>
            <translation>O motor instalado não funciona; a reconstruí-lo</translation>
        </message>
        <message>
            <source>Looking for a Python interpreter</source>
            <translation>À procura de um interpretador Python</translation>
        </message>
        <message>
            <source>Verifying the engine with a small clustering</source>
            <translation>A verificar o motor com um pequeno agrupamento</translation>
        </message>
        <message>
            <source>The engine in {folder} is in use ({reason}). Close other QGIS windows and stop running Strandline tools, then try again.</source>
            <translation>O motor em {folder} está a ser usado ({reason}). Feche outras janelas do QGIS e pare as ferramentas do Strandline em execução, depois tente novamente.</translation>
        </message>
        <message>
            <source>Verifying {path}</source>
            <translation>A verificar {path}</translation>
        </message>
        <message>
            <source>The Python interpreter set for Strandline cannot be used: {path} {reason}.</source>
            <translation>Não é possível usar o interpretador Python definido para o Strandline: {path} {reason}.</translation>
        </message>
        <message>
            <source>%1 % cloud</source>
            <translation>%1 % de nuvens</translation>
        </message>
        <message>
            <source>cloud unknown</source>
            <translation>cobertura de nuvens desconhecida</translation>
        </message>
        <message>
            <source>{low} to {high} % cloud</source>
            <translation>{low} a {high} % de nuvens</translation>
        </message>
        <message>
            <source>The packages could not be installed.</source>
            <translation>Não foi possível instalar os pacotes.</translation>
        </message>
        <message>
            <source>Last lines:</source>
            <translation>Últimas linhas:</translation>
        </message>
        <message>
            <source>A downloaded package is not the one that Strandline was tested with (its hash differs), so nothing was installed. A proxy or mirror changed it, or the download was damaged: try again, or use another network.</source>
            <translation>Um pacote descarregado não é aquele com que o Strandline foi testado (o hash é diferente), pelo que nada foi instalado. Um proxy ou um espelho alterou-o, ou a transferência danificou-se: tente novamente ou use outra rede.</translation>
        </message>
        <message>
            <source>The package index could not be trusted: its certificate is unknown. Behind a company's proxy, set the variable SSL_CERT_FILE (for pip: PIP_CERT) to the company's certificate file, then try again.</source>
            <translation>Não foi possível confiar no índice de pacotes: o seu certificado é desconhecido. Atrás do proxy de uma empresa, defina a variável SSL_CERT_FILE (para o pip: PIP_CERT) com o ficheiro de certificado da empresa e tente novamente.</translation>
        </message>
        <message>
            <source>The packages could not be downloaded. Check the internet connection; behind a proxy, set it in Settings &gt; Options &gt; Network or in the variable HTTPS_PROXY; with a mirror, set PIP_INDEX_URL. Then try again.</source>
            <translation>Não foi possível descarregar os pacotes. Verifique a ligação à Internet; atrás de um proxy, defina-o em Configurações &gt; Opções &gt; Rede ou na variável HTTPS_PROXY; com um espelho, defina PIP_INDEX_URL. Depois tente novamente.</translation>
        </message>
        <message>
            <source>This Python cannot make virtual environments. Run `sudo apt install python3-venv` (or install uv), then try again.</source>
            <translation>Este Python não consegue criar ambientes virtuais. Execute `sudo apt install python3-venv` (ou instale o uv) e tente novamente.</translation>
        </message>
        <message>
            <source>The engine folder cannot be written, or a program is using it: {folder}. Close other QGIS windows, or choose another engine folder in the options.</source>
            <translation>Não é possível escrever na pasta do motor, ou um programa está a usá-la: {folder}. Feche outras janelas do QGIS ou escolha outra pasta do motor nas opções.</translation>
        </message>
        <message>
            <source>A package is not to be had for this computer's processor and Python, or the package index cannot be reached or lacks it. Check the internet connection and, behind a company's mirror, PIP_INDEX_URL. The engine is for Windows on x86-64, macOS 15 or later on Apple silicon, and Linux with glibc 2.28 or later.</source>
            <translation>Não há um pacote para o processador e o Python deste computador, ou o índice de pacotes não está acessível ou não o contém. Verifique a ligação à Internet e, atrás do espelho de uma empresa, PIP_INDEX_URL. O motor destina-se a Windows em x86-64, macOS 15 ou posterior em Apple silicon e Linux com glibc 2.28 ou posterior.</translation>
        </message>
        <message>
            <source>There is not enough disk space for the engine in {folder}.</source>
            <translation>Não há espaço em disco suficiente para o motor em {folder}.</translation>
        </message>
        <message>
            <source>While it is installed it needs up to {needed} GB; {free} GB are free.</source>
            <translation>Durante a instalação precisa de até {needed} GB; estão livres {free} GB.</translation>
        </message>
        <message>
            <source>Make room, or choose another engine folder in the options.</source>
            <translation>Liberte espaço ou escolha outra pasta do motor nas opções.</translation>
        </message>
        <message>
            <source>The engine folder cannot be written: {path} ({reason}). Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline.</source>
            <translation>Não é possível escrever na pasta do motor: {path} ({reason}). Escolha outra em Configurações &gt; Opções &gt; Processamento &gt; Fornecedores &gt; Strandline.</translation>
        </message>
        <message>
            <source>Another QGIS is installing the Strandline engine. Wait until it has finished, then try again.</source>
            <translation>Outro QGIS está a instalar o motor do Strandline. Espere até que termine e tente novamente.</translation>
        </message>
        <message>
            <source>This QGIS is already installing the Strandline engine, since {started}. Wait until it has finished.</source>
            <translation>Este QGIS já está a instalar o motor do Strandline, desde {started}. Espere até que termine.</translation>
        </message>
        <message>
            <source>Another QGIS (process {pid}) is installing the Strandline engine, since {started}. Wait until it has finished, then try again.</source>
            <translation>Outro QGIS (processo {pid}) está a instalar o motor do Strandline, desde {started}. Espere até que termine e tente novamente.</translation>
        </message>
        <message>
            <source>{path}: cannot make virtual environments (no venv or ensurepip)</source>
            <translation>{path}: não consegue criar ambientes virtuais (sem venv ou ensurepip)</translation>
        </message>
        <message>
            <source>this is QGIS itself, not a Python interpreter</source>
            <translation>é o próprio QGIS, não um interpretador Python</translation>
        </message>
        <message>
            <source>does not run ({reason})</source>
            <translation>não funciona ({reason})</translation>
        </message>
        <message>
            <source>is Python {version}, the engine needs {range}</source>
            <translation>é o Python {version}, o motor precisa de {range}</translation>
        </message>
        <message>
            <source>is not an ordinary 64-bit CPython</source>
            <translation>não é um CPython comum de 64 bits</translation>
        </message>
        <message>
            <source>lacks parts of Python: {names}</source>
            <translation>não tem partes do Python: {names}</translation>
        </message>
        <message>
            <source>a virtual environment made with it does not work ({reason})</source>
            <translation>um ambiente virtual criado com ele não funciona ({reason})</translation>
        </message>
        <message>
            <source>uv could not get a Python: {reason}</source>
            <translation>o uv não conseguiu obter um Python: {reason}</translation>
        </message>
        <message>
            <source>The Python interpreter that is set for Strandline cannot be used.</source>
            <translation>Não é possível usar o interpretador Python definido para o Strandline.</translation>
        </message>
        <message>
            <source>No Python was found that the Strandline engine can be built with (version {range}).</source>
            <translation>Não foi encontrado nenhum Python com que se possa construir o motor do Strandline (versão {range}).</translation>
        </message>
        <message>
            <source>none found</source>
            <translation>nenhum encontrado</translation>
        </message>
        <message>
            <source>Tried:</source>
            <translation>Tentativas:</translation>
        </message>
        <message>
            <source>Or let Strandline fetch one: run Install engine with FETCH_PYTHON (Fetch a Python if this computer has none that fits). It downloads uv from the package index and with it a standalone Python from GitHub, some 50 MB together, into the engine folder, and installs nothing else on this computer.</source>
            <translation>Ou deixe que o Strandline obtenha um: execute Instalar motor com FETCH_PYTHON (Obter um Python se este computador não tiver nenhum adequado). Descarrega o uv do índice de pacotes e, com ele, um Python autónomo do GitHub, cerca de 50 MB no total, para a pasta do motor, e não instala mais nada neste computador.</translation>
        </message>
        <message>
            <source>QGIS runs as a Flatpak and sees only the programs inside its sandbox. Put the single file `uv` from https://docs.astral.sh/uv into {folder}, which the sandbox can be given with `flatpak override --user --filesystem=home org.qgis.qgis`, then try again; or install QGIS from your distribution.</source>
            <translation>O QGIS é executado como Flatpak e só vê os programas dentro do seu ambiente isolado. Coloque o ficheiro único `uv` de https://docs.astral.sh/uv em {folder}, pasta a que o QGIS pode receber acesso com `flatpak override --user --filesystem=home org.qgis.qgis`, e tente novamente; ou instale o QGIS a partir da sua distribuição.</translation>
        </message>
        <message>
            <source>QGIS runs as a Snap and sees only the programs inside it. Put the single file `uv` from https://docs.astral.sh/uv into {folder}, then try again; or install QGIS from your distribution.</source>
            <translation>O QGIS é executado como Snap e só vê os programas que nele estão contidos. Coloque o ficheiro único `uv` de https://docs.astral.sh/uv em {folder} e tente novamente; ou instale o QGIS a partir da sua distribuição.</translation>
        </message>
        <message>
            <source>Run `sudo apt install python3-venv` (on other systems than Debian and Ubuntu: the package with Python's venv module), or install uv, then try again.</source>
            <translation>Execute `sudo apt install python3-venv` (em sistemas que não sejam Debian nem Ubuntu: o pacote com o módulo venv do Python), ou instale o uv, e tente novamente.</translation>
        </message>
        <message>
            <source>Choose another one in Settings &gt; Options &gt; Processing &gt; Providers &gt; Strandline, or leave the setting empty to let Strandline search.</source>
            <translation>Escolha outro em Configurações &gt; Opções &gt; Processamento &gt; Fornecedores &gt; Strandline, ou deixe a opção vazia para que o Strandline procure.</translation>
        </message>
        <message>
            <source>Install Python 3.12 from https://www.python.org, or uv from https://docs.astral.sh/uv, then try again.</source>
            <translation>Instale o Python 3.12 a partir de https://www.python.org, ou o uv a partir de https://docs.astral.sh/uv, e tente novamente.</translation>
        </message>
        <message>
            <source>Install Python 3.12 from https://www.python.org or with `brew install python@3.12`, or uv with `brew install uv`, then try again.</source>
            <translation>Instale o Python 3.12 a partir de https://www.python.org ou com `brew install python@3.12`, ou o uv com `brew install uv`, e tente novamente.</translation>
        </message>
        <message>
            <source>Install Python {oldest} or newer with its venv module (Debian and Ubuntu: `sudo apt install python3 python3-venv`), or uv from https://docs.astral.sh/uv, then try again.</source>
            <translation>Instale o Python {oldest} ou mais recente com o seu módulo venv (Debian e Ubuntu: `sudo apt install python3 python3-venv`), ou o uv a partir de https://docs.astral.sh/uv, e tente novamente.</translation>
        </message>
        <message>
            <source>Fetching a Python with uv</source>
            <translation>A obter um Python com o uv</translation>
        </message>
        <message>
            <source>uv does not find the Python that it has fetched.</source>
            <translation>O uv não encontra o Python que obteve.</translation>
        </message>
        <message>
            <source>Fetching uv</source>
            <translation>A obter o uv</translation>
        </message>
        <message>
            <source>no Python with pip was found that could fetch it</source>
            <translation>não foi encontrado nenhum Python com pip que o pudesse obter</translation>
        </message>
        <message>
            <source>uv could not be fetched: {reason}</source>
            <translation>não foi possível obter o uv: {reason}</translation>
        </message>
        <message>
            <source>uv could not install the packages; trying pip</source>
            <translation>o uv não conseguiu instalar os pacotes; a tentar com o pip</translation>
        </message>
        <message>
            <source>Making the environment with uv</source>
            <translation>A criar o ambiente com o uv</translation>
        </message>
        <message>
            <source>Making the environment with pip</source>
            <translation>A criar o ambiente com o pip</translation>
        </message>
        <message>
            <source>Downloading packages</source>
            <translation>A descarregar os pacotes</translation>
        </message>
        <message>
            <source>Installing packages</source>
            <translation>A instalar os pacotes</translation>
        </message>
        <message>
            <source>Compiling packages</source>
            <translation>A compilar os pacotes</translation>
        </message>
        <message>
            <source>The packages are installed</source>
            <translation>Os pacotes estão instalados</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Comparar</translation>
        </message>
        <message>
            <source>Through time</source>
            <translation>Ao longo do tempo</translation>
        </message>
        <message>
            <source>Mask</source>
            <translation>Máscara</translation>
        </message>
        <message>
            <source>Use this point:</source>
            <translation>Usar este ponto:</translation>
        </message>
        <message>
            <source>Starting the engine …</source>
            <translation>A iniciar o motor …</translation>
        </message>
        <message>
            <source>Click in the water</source>
            <translation>Clicar na água</translation>
        </message>
        <message>
            <source>Then click in the map: shows at once where the image has water around, and why. Nothing is saved.</source>
            <translation>Depois clique no mapa: mostra de imediato onde a imagem tem água em redor, e porquê. Nada é gravado.</translation>
        </message>
        <message>
            <source>Looking at '{}' …</source>
            <translation>A examinar '{}' …</translation>
        </message>
        <message>
            <source>Getting ready …</source>
            <translation>A preparar …</translation>
        </message>
        <message>
            <source>Click in the map.</source>
            <translation>Clique no mapa.</translation>
        </message>
        <message>
            <source>Processing does not know the tool.</source>
            <translation>O Processamento não conhece a ferramenta.</translation>
        </message>
        <message>
            <source>Compare two images</source>
            <translation>Comparar duas imagens</translation>
        </message>
        <message>
            <source>Where did water go, or come from, between two days?</source>
            <translation>Para onde foi a água, ou de onde veio, entre dois dias?</translation>
        </message>
        <message>
            <source>Lake through time</source>
            <translation>O lago ao longo do tempo</translation>
        </message>
        <message>
            <source>How large was the lake on many days, and is it shrinking?</source>
            <translation>Que tamanho tinha o lago em muitos dias, e está a diminuir?</translation>
        </message>
        <message>
            <source>Get images</source>
            <translation>Obter imagens</translation>
        </message>
        <message>
            <source>Which satellite images are there of the part of the map that is shown?</source>
            <translation>Que imagens de satélite há da parte do mapa que está visível?</translation>
        </message>
        <message>
            <source>Load a found scene</source>
            <translation>Carregar uma cena encontrada</translation>
        </message>
        <message>
            <source>The scene whose footprint is selected, where the map shows it.</source>
            <translation>A cena cujo contorno está selecionado, na parte que o mapa mostra.</translation>
        </message>
        <message>
            <source>Downloads the computing packages, about 1.1 GB, into your user folder, and a Python for them if this computer has none that fits. QGIS itself is not touched.</source>
            <translation>Descarrega os pacotes de cálculo, cerca de 1.1 GB, para a sua pasta de utilizador, e um Python para eles se este computador não tiver nenhum adequado. O próprio QGIS não é alterado.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>The engine, which does the computing, is not installed yet. It is needed once.</source>
            <translation>O motor, que faz os cálculos, ainda não está instalado. Só é preciso instalá-lo uma vez.</translation>
        </message>
        <message>
            <source>Engine: installed. It starts when it is needed.</source>
            <translation>Motor: instalado. Inicia-se quando for preciso.</translation>
        </message>
        <message>
            <source>Engine: running.</source>
            <translation>Motor: em execução.</translation>
        </message>
        <message>
            <source>Engine: computing …</source>
            <translation>Motor: a calcular …</translation>
        </message>
        <message>
            <source>Cancelling …</source>
            <translation>A cancelar …</translation>
        </message>
        <message>
            <source>The engine could not be installed. See the log of messages.</source>
            <translation>Não foi possível instalar o motor. Consulte o registo de mensagens.</translation>
        </message>
        <message>
            <source>Strandline panel</source>
            <translation>Painel do Strandline</translation>
        </message>
        <message>
            <source>Strandline: find water in satellite images</source>
            <translation>Strandline: encontrar água em imagens de satélite</translation>
        </message>
        <message>
            <source>finds water in satellite images. This button opens its panel.</source>
            <translation>encontra água em imagens de satélite. Este botão abre o seu painel.</translation>
        </message>
        <message>
            <source>Open Strandline</source>
            <translation>Abrir o Strandline</translation>
        </message>
        <message>
            <source>There is no image here. Load one, or use 'Get images'.</source>
            <translation>Não há aqui nenhuma imagem. Carregue uma ou use 'Obter imagens'.</translation>
        </message>
        <message>
            <source>'{}' is no image. Choose an image in the list of layers.</source>
            <translation>'{}' não é uma imagem. Escolha uma imagem na lista de camadas.</translation>
        </message>
        <message>
            <source>'{}' cannot be read. It is missing or damaged; choose another layer.</source>
            <translation>Não é possível ler '{}'. Não existe ou está danificada; escolha outra camada.</translation>
        </message>
        <message>
            <source>'{}' is a picture, not a file of measured bands. Use 'Get images', or save it as GeoTIFF first (Export &gt; Save As).</source>
            <translation>'{}' é uma figura, não um ficheiro de bandas medidas. Use 'Obter imagens' ou guarde-a primeiro como GeoTIFF (Exportar &gt; Guardar como).</translation>
        </message>
        <message>
            <source>'{}' has one band. Water shows in several: choose an image with green and infrared.</source>
            <translation>'{}' tem uma só banda. A água reconhece-se em várias: escolha uma imagem com verde e infravermelho.</translation>
        </message>
        <message>
            <source>'{}' has no coordinate reference system. Assign one first (Raster &gt; Projections &gt; Assign Projection).</source>
            <translation>'{}' não tem sistema de referência de coordenadas. Atribua-lhe um primeiro (Raster &gt; Projeções &gt; Atribuir projeção).</translation>
        </message>
        <message>
            <source>'{}' lies on a server, and to look at all of it would take long. Save the part that you want as a file (Load STAC item, or Export &gt; Save As).</source>
            <translation>'{}' está num servidor, e examiná-la por inteiro demoraria muito. Guarde num ficheiro a parte que deseja (Carregar item STAC, ou Exportar &gt; Guardar como).</translation>
        </message>
        <message>
            <source>Looking at '{}'</source>
            <translation>A examinar '{}'</translation>
        </message>
        <message>
            <source>Computing</source>
            <translation>Cálculo</translation>
        </message>
        <message>
            <source>This computer</source>
            <translation>Este computador</translation>
        </message>
        <message>
            <source>A running dask scheduler</source>
            <translation>Um escalonador do dask em execução</translation>
        </message>
        <message>
            <source>Jobs of SLURM</source>
            <translation>Trabalhos do SLURM</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Testar</translation>
        </message>
        <message>
            <source>Starts an engine with what is set here and says which workers it reaches.</source>
            <translation>Inicia um motor com o que está aqui definido e indica que trabalhadores estão acessíveis.</translation>
        </message>
        <message>
            <source>Display</source>
            <translation>Apresentação</translation>
        </message>
        <message>
            <source>Starting an engine …</source>
            <translation>A iniciar um motor …</translation>
        </message>
        <message>
            <source>Testing Strandline's settings</source>
            <translation>A testar as configurações do Strandline</translation>
        </message>
        <message>
            <source>land around</source>
            <translation>terra em redor</translation>
        </message>
        <message>
            <source>water around</source>
            <translation>água em redor</translation>
        </message>
        <message>
            <source>here</source>
            <translation>aqui</translation>
        </message>
        <message>
            <source>The engine answers after {seconds} seconds ({python}).</source>
            <translation>O motor responde após {seconds} segundos ({python}).</translation>
        </message>
        <message>
            <source>SLURM's sbatch is {}.</source>
            <translation>O sbatch do SLURM é {}.</translation>
        </message>
        <message>
            <source>SLURM's sbatch is not on this computer.</source>
            <translation>O sbatch do SLURM não está neste computador.</translation>
        </message>
        <message>
            <source>A test submits nothing. This script would be:</source>
            <translation>Um teste não submete nada. Este seria o script:</translation>
        </message>
        <message>
            <source>Reached: {kind}, {processes} processes with {threads} threads and {memory} GB in all.</source>
            <translation>Alcançado: {kind}, {processes} processos com {threads} threads e {memory} GB no total.</translation>
        </message>
        <message>
            <source>Dask {dask}, engine {engine}.</source>
            <translation>Dask {dask}, motor {engine}.</translation>
        </message>
        <message>
            <source>Land</source>
            <translation>Terra</translation>
        </message>
        <message>
            <source>Doubtful</source>
            <translation>Duvidoso</translation>
        </message>
        <message>
            <source>Not observed</source>
            <translation>Não observado</translation>
        </message>
        <message>
            <source>Not observed: no data, fill or masked cloud. Click where the image shows the ground.</source>
            <translation>Não observado: sem dados, preenchimento ou nuvem mascarada. Clique onde a imagem mostra o terreno.</translation>
        </message>
        <message>
            <source>{verdict}: {values}. The image shows next to no land to compare with.</source>
            <translation>{verdict}: {values}. A imagem quase não mostra terra com que comparar.</translation>
        </message>
        <message>
            <source>Water: {}.</source>
            <translation>Água: {}.</translation>
        </message>
        <message>
            <source>Land: {}.</source>
            <translation>Terra: {}.</translation>
        </message>
        <message>
            <source>Doubtful, neither clearly water nor clearly land: {}. Click further out.</source>
            <translation>Duvidoso, nem claramente água nem claramente terra: {}. Clique mais para dentro da água.</translation>
        </message>
        <message>
            <source>Nothing around the point was observed.</source>
            <translation>Nada em redor do ponto foi observado.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water.</source>
            <translation>{share} % do terreno em redor é água.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water, {missing} % was not observed.</source>
            <translation>{share} % do terreno em redor é água, {missing} % não foi observado.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water; shown in pixels of {size} map units, zoom in for more.</source>
            <translation>{share} % do terreno em redor é água; apresentado em pixels de {size} unidades do mapa, aproxime o mapa para ver mais.</translation>
        </message>
        <message>
            <source>{share} % of the ground around it is water, {missing} % was not observed; shown in pixels of {size} map units, zoom in for more.</source>
            <translation>{share} % do terreno em redor é água, {missing} % não foi observado; apresentado em pixels de {size} unidades do mapa, aproxime o mapa para ver mais.</translation>
        </message>
        <message>
            <source>{band} {value}, like water ({water}), land has {land}</source>
            <translation>{band} {value}, como a água ({water}), a terra tem {land}</translation>
        </message>
        <message>
            <source>{band} {value}, like the land around it ({land}), water has {water}</source>
            <translation>{band} {value}, como a terra em redor ({land}), a água tem {water}</translation>
        </message>
        <message>
            <source>near infrared</source>
            <translation>infravermelho próximo</translation>
        </message>
        <message>
            <source>short-wave infrared</source>
            <translation>infravermelho de ondas curtas</translation>
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
            <translation>{file} foi alterado</translation>
        </message>
        <message>
            <source>not labelled</source>
            <translation>não rotulado</translation>
        </message>
        <message>
            <source>to be labelled</source>
            <translation>por rotular</translation>
        </message>
        <message>
            <source>labelled</source>
            <translation>rotulado</translation>
        </message>
        <message>
            <source>Unit of areas in the log (outputs stay in km²)</source>
            <translation>Unidade das áreas no registo (as saídas ficam em km²)</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>automática</translation>
        </message>
        <message>
            <source>Engine folder (empty: the user's data folder)</source>
            <translation>Pasta do motor (vazio: a pasta de dados do utilizador)</translation>
        </message>
        <message>
            <source>Python interpreter to build the engine with (empty: search)</source>
            <translation>Interpretador Python com que construir o motor (vazio: procurar)</translation>
        </message>
        <message>
            <source>Use this interpreter instead (it must have the packages)</source>
            <translation>Usar antes este interpretador (tem de ter os pacotes)</translation>
        </message>
        <message>
            <source>Stop the engine after this many idle minutes</source>
            <translation>Parar o motor após este número de minutos de inatividade</translation>
        </message>
        <message>
            <source>Replace an engine without a sign of life for so many seconds (0: never)</source>
            <translation>Substituir um motor sem sinal de vida durante este número de segundos (0: nunca)</translation>
        </message>
        <message>
            <source>Dask workers: of this computer, of a running dask scheduler, or jobs of SLURM</source>
            <translation>Trabalhadores do dask: deste computador, de um escalonador do dask em execução ou trabalhos do SLURM</translation>
        </message>
        <message>
            <source>local</source>
            <translation>local</translation>
        </message>
        <message>
            <source>scheduler</source>
            <translation>escalonador</translation>
        </message>
        <message>
            <source>slurm</source>
            <translation>slurm</translation>
        </message>
        <message>
            <source>Local: workers (0: one per processor core)</source>
            <translation>Local: trabalhadores (0: um por núcleo do processador)</translation>
        </message>
        <message>
            <source>Local: workers are threads of the engine, or processes</source>
            <translation>Local: os trabalhadores são threads do motor ou processos</translation>
        </message>
        <message>
            <source>threads</source>
            <translation>threads</translation>
        </message>
        <message>
            <source>processes</source>
            <translation>processos</translation>
        </message>
        <message>
            <source>Local: memory limit of the dask workers in GB (0: automatic)</source>
            <translation>Local: limite de memória dos trabalhadores do dask em GB (0: automático)</translation>
        </message>
        <message>
            <source>Show dask's dashboard on this computer (loopback only)</source>
            <translation>Mostrar o painel de monitorização do dask neste computador (só na interface local)</translation>
        </message>
        <message>
            <source>no</source>
            <translation>não</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>sim</translation>
        </message>
        <message>
            <source>Scheduler: address (tcp://host:8786, or tls://host:8786 if encrypted)</source>
            <translation>Scheduler: endereço (tcp://host:8786, ou tls://host:8786 se encriptado)</translation>
        </message>
        <message>
            <source>Scheduler: file of the certificate authority (TLS)</source>
            <translation>Scheduler: ficheiro da autoridade de certificação (TLS)</translation>
        </message>
        <message>
            <source>Scheduler: file of your certificate (TLS)</source>
            <translation>Scheduler: ficheiro do seu certificado (TLS)</translation>
        </message>
        <message>
            <source>Scheduler: file of your key, if it is not with the certificate (TLS)</source>
            <translation>Scheduler: ficheiro da sua chave, se não estiver com o certificado (TLS)</translation>
        </message>
        <message>
            <source>SLURM: jobs</source>
            <translation>SLURM: trabalhos</translation>
        </message>
        <message>
            <source>SLURM: cores of each job (0: as the site's dask configuration says)</source>
            <translation>SLURM: núcleos de cada trabalho (0: como indica a configuração do dask da instituição)</translation>
        </message>
        <message>
            <source>SLURM: memory of each job, such as 16GB</source>
            <translation>SLURM: memória de cada trabalho, por exemplo 16GB</translation>
        </message>
        <message>
            <source>SLURM: time limit of each job, such as 01:30:00</source>
            <translation>SLURM: limite de tempo de cada trabalho, por exemplo 01:30:00</translation>
        </message>
        <message>
            <source>SLURM: queue (partition)</source>
            <translation>SLURM: fila (partição)</translation>
        </message>
        <message>
            <source>SLURM: account</source>
            <translation>SLURM: conta</translation>
        </message>
        <message>
            <source>SLURM: more directives of sbatch, separated by ;</source>
            <translation>SLURM: mais diretivas do sbatch, separadas por ;</translation>
        </message>
        <message>
            <source>SLURM: interpreter on the nodes (empty: the engine's)</source>
            <translation>SLURM: interpretador nos nós (vazio: o do motor)</translation>
        </message>
        <message>
            <source>SLURM: network interface at which the nodes reach this computer, such as ib0</source>
            <translation>SLURM: interface de rede pela qual os nós chegam a este computador, por exemplo ib0</translation>
        </message>
        <message>
            <source>SLURM: folder that this computer and the nodes share (empty: the home folder)</source>
            <translation>SLURM: pasta partilhada por este computador e pelos nós (vazio: a pasta pessoal)</translation>
        </message>
        <message>
            <source>SLURM: minutes to wait for the first job</source>
            <translation>SLURM: minutos de espera pelo primeiro trabalho</translation>
        </message>
        <message>
            <source>date unknown</source>
            <translation>data desconhecida</translation>
        </message>
        <message>
            <source>not water</source>
            <translation>não água</translation>
        </message>
        <message>
            <source>water</source>
            <translation>água</translation>
        </message>
        <message>
            <source>not water, filled</source>
            <translation>não água, preenchido</translation>
        </message>
        <message>
            <source>water, filled</source>
            <translation>água, preenchido</translation>
        </message>
        <message>
            <source>dry on both dates</source>
            <translation>seco em ambas as datas</translation>
        </message>
        <message>
            <source>water on both dates</source>
            <translation>água em ambas as datas</translation>
        </message>
        <message>
            <source>water lost</source>
            <translation>água perdida</translation>
        </message>
        <message>
            <source>water gained</source>
            <translation>água ganha</translation>
        </message>
        <message>
            <source>no change</source>
            <translation>sem mudança</translation>
        </message>
        <message>
            <source>not observed</source>
            <translation>não observado</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>não se sabe</translation>
        </message>
        <message>
            <source>shore</source>
            <translation>margem</translation>
        </message>
        <message>
            <source>cluster {number}</source>
            <translation>grupo {number}</translation>
        </message>
        <message>
            <source>The engine did not finish a tiny clustering within {seconds} s. Is the computer very busy, or a virus scanner looking at each file of {folder}? Try again.</source>
            <translation>O motor não concluiu um agrupamento minúsculo em {seconds} s. O computador está muito ocupado, ou um antivírus examina cada ficheiro de {folder}? Tente novamente.</translation>
        </message>
        <message>
            <source>{path} does not run ({reason}).</source>
            <translation>{path} não funciona ({reason}).</translation>
        </message>
        <message>
            <source>The packages are there, but a tiny clustering failed with {path}. Last lines:
{output}</source>
            <translation>Os pacotes estão instalados, mas um agrupamento minúsculo falhou com {path}. Últimas linhas:
{output}</translation>
        </message>
        <message>
            <source>Loads a hyperspectral cube without the bands of water vapour, draws the spectrum at a point, computes eight indices, and clusters the cube by k-means in two ways.</source>
            <translation>Carrega um cubo hiperespectral sem as bandas de vapor de água, desenha o espectro num ponto, calcula oito índices e agrupa o cubo por k-means de duas maneiras.</translation>
        </message>
        <message>
            <source>How many clusters to make.</source>
            <translation>Quantos grupos formar.</translation>
        </message>
        <message>
            <source>Hyperspectral cube</source>
            <translation>Cubo hiperespectral</translation>
        </message>
        <message>
            <source>The file of the cube, or the folder of a Zarr store.</source>
            <translation>O ficheiro do cubo, ou a pasta de um repositório Zarr.</translation>
        </message>
        <message>
            <source>Point of a spectrum</source>
            <translation>Ponto de um espectro</translation>
        </message>
        <message>
            <source>A place on the cube whose spectrum is wanted.</source>
            <translation>Um lugar no cubo cujo espectro se pretende.</translation>
        </message>
        <message>
            <source>Train on every n-th pixel</source>
            <translation>Treinar com um em cada n pixels</translation>
        </message>
        <message>
            <source>4 takes one pixel of sixteen.</source>
            <translation>4 usa um pixel em cada 16.</translation>
        </message>
        <message>
            <source>Name, common name, central wavelength and width (micrometres) of each band that is kept.</source>
            <translation>Nome, nome comum, comprimento de onda central e largura (micrómetros) de cada banda mantida.</translation>
        </message>
        <message>
            <source>Clusters, whole</source>
            <translation>Grupos, imagem completa</translation>
        </message>
        <message>
            <source>Clusters, in mini-batches</source>
            <translation>Grupos, em minilotes</translation>
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
            <translation>A cadeia de Mudanças do lago feita dos seus passos individuais: a segunda imagem é colocada na malha da primeira, ambas são agrupadas, a água é encontrada no ponto e pelo seu espectro, e as máscaras são comparadas. Abra-a no modelador gráfico para alterar a cadeia.</translation>
        </message>
        <message>
            <source>A place that is water on both dates.</source>
            <translation>Um lugar que é água em ambas as datas.</translation>
        </message>
        <message>
            <source>The main job, and a random sample of its change raster: points in each class, ready to be labelled. Look each point up in better images, choose its reference from the list, and give change raster and points to Assess accuracy: it tells how much water was really lost and gained, with errors. Use it after this model, because the labels come from you.</source>
            <translation>A tarefa principal e uma amostra aleatória do seu raster de mudanças: pontos em cada classe, prontos a rotular. Observe cada ponto em imagens melhores, escolha a sua referência na lista e entregue o raster de mudanças e os pontos a Avaliar exatidão: esta diz quanta água se perdeu e se ganhou realmente, com erros. Use-a depois deste modelo, porque os rótulos são dados por si.</translation>
        </message>
        <message>
            <source>The least points of each class, such as lost water.</source>
            <translation>O menor número de pontos de cada classe, como a água perdida.</translation>
        </message>
        <message>
            <source>The wanted standard error of overall accuracy, which decides how many points there are.</source>
            <translation>O erro padrão desejado da exatidão global, que determina quantos pontos há.</translation>
        </message>
        <message>
            <source>Minimum of points in a stratum</source>
            <translation>Mínimo de pontos num estrato</translation>
        </message>
        <message>
            <source>Change report</source>
            <translation>Relatório de mudanças</translation>
        </message>
        <message>
            <source>Follows a lake through time from nothing but a place: searches a catalogue, loads each scene for the area, makes its water mask, fills gaps, and gives the curve with its uncertainty. Open the model in the modeler to change the steps.</source>
            <translation>Acompanha um lago ao longo do tempo a partir de nada mais do que um lugar: pesquisa um catálogo, carrega cada cena para a área, faz a sua máscara de água, preenche lacunas e dá a curva com a sua incerteza. Abra o modelo no modelador gráfico para alterar os passos.</translation>
        </message>
        <message>
            <source>Area around the lake</source>
            <translation>Área em torno do lago</translation>
        </message>
        <message>
            <source>At most so many scenes</source>
            <translation>No máximo este número de cenas</translation>
        </message>
        <message>
            <source>Catalogue</source>
            <translation>Catálogo</translation>
        </message>
        <message>
            <source>Series report</source>
            <translation>Relatório da série</translation>
        </message>
    </context>
</TS>
