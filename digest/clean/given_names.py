"""Given names in small letters: the first names of persons in eighteen languages and countries, to tell a person from an outlet or a section.

Made from the lists of first names of Faker 40 (MIT licence): names of three to eleven letters that stand in two of its lists, or in those of the languages
with the shortest lists; without those that are places, or that running text writes in small letters more often than with a capital.
"""

from __future__ import annotations

GIVEN = frozenset(
    """
    alan andre bill dan derek don drew ernst guy hans jack mark ray sue vera
    aachal aadhya aadi aahana aarav aarini aarna aarnav aaron aarush aashi aayush abbas abbie abdul abdullah abeer abel abelardo abha abhimanyu abhiram
    abigail abraham abril achille ada adalberto adam adamo adela adelasia adele adelina adelmo aditya adrian adriana adrianna adriano adrien adrienne
    advaith advay advik advika adweta adya adán adèle adélaïde afonso agastya agatha agathe agnes agnieszka agnolo agnès agostino agustín ahmad ahmed aida
    aiden aimee aimé aimée aishani akshay alain alana alba alberico albert alberto albin albina alderano aldo aldonza alec alejandra alejandro aleks
    aleksander aleksandra alena alessandra alessandro alessia alessio alex alexa alexander alexandra alexandre alexandria alexandrie alexia alexis alf alfio
    alfons alfonso alfred alfredo ali alice alicia alina alisha alison alix alka allan allana allegra allen allison alma alois alonso alphons alphonse
    alvaro alvin alyssa alícia amadeo amador amaira amalia amanda amara amber amedeo amelia amelie amico amin amina amir amira amleto amol amrita amruta amy
    amélia amélie ana anabel anamika anastasia anastasie anastazja anay anaïs andrea andreas andreia andrej andres andrew andrzej andré andrée andrés anel
    aneta anette angel angela angelica angelika angelina angelo angie angélica aniela anika anirudh anita anja anjali anmol ann anna annalisa annamaria anne
    anneli annelie annetta annette annibale annie annika annunziata anouk ansaldo ansh anthony antoine antoinette anton antonella antonello antoni antonia
    antonietta antonina antonino antonio antonius antony antónio antônio anusha anvi anya apollo apolonia araceli aradhana arcelia aria ariadna ariana
    ariane ariel arin arjun arkadiusz armando armin arnaldo arnaude arne arnold arnulfo aron arsenio arthur artur arturo arunima arya aryan asafe ashlee
    ashleigh ashley asta astrid asunción atenulf atharv ati audrey auguste augustin augusto aurelia aurelio aurora aurore aurélie autumn avi avni axel ayaan
    ayla aylin aylla ayush ayushman azaan azad azeglio baccio bachittar baghyawati bahadurjit bailey bakhshi baldassare balendra balhaar baljiwan balvan
    balveer banjeet barbara barkha barry bartek bartolomeo bastian beata beatrice beatriz becky belinda bella ben benedetto benedikt benedita benicio benita
    benito benjamim benjamin benjamín benoît bento benvenuto benício beppe berend berenice berit bernabé bernadette bernard bernardo berndt bernhard bernt
    bert berta bertrand beth bethan bethany bettina betty beverley beverly bhanumati bhavani bhavika bhavini bhavna bhavya biagio bianca bianka billy bimala
    bina birger birgit birgitta bishakha björn blake blanca blanka bob bobby bonnie boris borys brad bradley brady brandi brandon brandy brayan breanna
    brenda brendan breno brent brett brian briana brianna bridget brigitte brijesh brinda brita britt britta brittany brittney brooke bruce bruna bruno
    bryan bryce bárbara błażej caetana caio caitlin caitlyn calcedonio caleb calebe callum calogero calvin cameron camila camilla camille camillo camilo
    candace candice capucine caridad carin carina carl carla carlo carlos carlota carly carmela carmelo carmen carminho carol carola carole carolin caroline
    carolyn carrie casey casper cassandra cassidy cassie catalina catarina caterina catharina catherine cathy catrin cauã cauê cecilia cecília celia celine
    cesar cesare cezary chaaya chaitaly chaitanya chakradev chakradhar chakrika chaman chameli champak chanakya chanchal chandani chandran chandresh chantal
    charan charita charlene charles charlie charlotte charvi chasmum chatresh chatura chavvi chelsey cheryl cheyenne chiara chloe chris christel christelle
    christian christiane christie christin christina christine christoph christophe christopher christy cindy cipriano cirillo ciro citlali claire clara
    clare clarence clarice clarissa claude claudia claudine claudio clayton clelia clemens clemente clifford clinton clive cláudio clémence cody cole
    colette colin colleen collin colton coluccio concepción concetta conchita connie connor conny conor conrad constance constantin constanze constança cora
    corey corinne coriolano cornelia cornelio cornelius corrado cory costantino costanzo courtney craig cristal cristian cristiano cristina cristobal curt
    curtis cynthia cyprian cécile célina céline césar dagmar dagmara daisy daksh daksha dakshesh dalaja dalbir dale dalia dalton damian damiano damien
    damini damon damyanti dana dani daniel daniela daniele danielle danilo danny dante daria darika darin dario darius dariusz darko darlene darpan darrell
    darren darryl darsh daryl darío dave davi david dawid dayamai dayita deanna debbie deborah debra declan deepa delfino delia demi denis denise dennis
    derrick desiree destiny devansh devika devin devon dhriti dhruv diana diane diego dillon dina dinis dino diogo dionigi dipta dirk divya diya dolores dom
    domenico dominic dominik dominique donald donatella donatello donato donna dora doris dorota dorothy dorothée douglas duane duarte dulce duncan dustin
    dwayne dylan débora earl ebony edda eddie edgar edhitha edith edoardo eduard eduarda eduardo edward edwin eesha egon eileen eiravati ekaja ekalinga
    ekani ekansh ekanta ekantika ekapad ekaraj ekavir ekbal ekiya ekta elaine eleanor eleanora elena eleonora eliana elias elijah elin elina elisa elisabet
    elisabeth elise eliza elizabeth ella elladio ellen ellie ellinor elliot elliott elly elma elmo eloah eloisa eloy eloá elsa elvia elvira elżbieta ema
    emanuel emanuella emanuelly emil emilia emiliano emilie emilio emilly emily emma emmanuel emmanuelle emmy emília ennio enrico enrique enzio enzo eraldo
    eric erica erick erik erika erin ermanno ermenegildo ermes erna ernest ernesto erwin eryk eshana esmeralda esparta espartaco esperanza esteban estefanía
    estela estelle ester esther eta ethan etta ettore eugen eugene eugenia eugenio eugène eva evan evangelista evelio evelyn evi evie evy ewa ewelina ezio
    fabia fabian fabiana fabio fabiola fabrizia fabrizio falak falan falguni fanny faqid faraj faras farhan fariq faris fatima fausto faye fedele federica
    federico federigo felicia felicitas felipe felix ferdinand ferdinando fernanda fernando fiamma fidel filip filipa filipe filippa filippo finn fiona
    fiorenzo fiorino fitan fiyaz flavia flavio flor flora florencia florentina florian fortunata frado frances francesca francesco francis francisca
    francisco franciszek franck franco frank franklin franz franziska françois françoise fred frederick frederico frederik fredo freya frida fridolin
    friedrich fritz fryderyk frédéric frédérique fulvio fábio gabino gabriel gabriela gabriele gabriella gabrielle gabrielly gael gaetano gagan gail gaja
    galasso ganga gareth garima garrett garry gary gaspar gaspare gastone gaurang gaurangi gaurav gauri gaurika gautam gautami gavin gayathri geetika
    gelsomina gemma genaro gene geneviève genoveva geoffrey georg george georges georgina gerald geraldine gerard gerardo gerd gerda gerhard germana germán
    geronimo gert gertrud gerónimo giacinto giacobbe giacomo giada giampaolo giampiero gian giancarlo gianfranco gianluca gianluigi gianmarco gianna gianni
    gianpaolo gianpietro gil gilbert gilberto gilles gillian gina gino gioacchino gioachino gioele gioffre gionata giorgia giorgio giosuè giovanna giovanni
    girik girindra girish girolamo gisela giulia giuliana giuliano giulietta giulio giuseppe giuseppina giustino glen glenda glenn gloria goffredo gonzalo
    gonçalo gopal gordon grace graciela graeme graham graziano graziella greca greco greg gregg gregor gregorio gregory greta griselda grzegorz grégoire
    guadalupe guarino gudrun guglielmo guido guilherme guillaume guillermina guillermo gunbir guneet gunhild gunnar gustav gustavo gustaw gwendolyn gérard
    hadassa hailey haley hamsini hamza hanna hannah hannes harald hardik harinakshi harini harish harita harold harriet harrison harry harshil hasan hassan
    hayden hayley hazel heather hector hedda heidi heinrich heitor helen helena helene helga helge hellena heloisa heloísa hema hemal hemang hemangini
    hemani hendrik henning henri henriette henrik henrique henry herbert hermelinda hernán hilary hilda hilma hiral hitesh holger hollie holly homero honoré
    horacio hortense howard hredhaan hritik hubert hugh hugo hugues humberto hunter héctor hélène iain ian iara ibrahim ida idika ignacio ignacy ignazio
    igor ijaya ikbal ikshita ilaria ilias ilona ilse imaran imelda imke ina inaya indali indira indrajit ines inga inge ingeborg ingmar ingrid inès inés
    inês iolanda ippazio ira irena irene irina iris irma irya isa isaac isabel isabela isabell isabella isabelle isabelly isadora isaiah isaque isha ishaan
    ishani ishanvi ishita ishwar isis ismael ismail itzel ivan ivana ivo ivonne iván iwo jacek jacinto jackie jackson jaclyn jacob jacobo jacopo jacqueline
    jacques jade jagat jagdish jagrati jagvi jai jaime jairaj jake jakob jakub jalsa james jamie jan jana janaki janani jane janet janice janina janine
    janna januja janya jaqueline jared jari jaroslav jasmin jasmina jasmine jasmit jason jasper jatin javier jay jayne jean jeanette jeanne jeannine jeet
    jeevika jeff jeffery jeffrey jemma jenna jennifer jenny jens jeremi jeremiah jeremy jermaine jerome jerry jerzy jerónimo jesper jesse jessica jesus
    jesús jhalak jill jillian jim jimmy joachim joan joana joann joanna joanne joaquim joaquín jocelyn jodi jodie jody joe joel johan johann johanna
    johannes john johnathan johnny jolanda jon jonas jonatan jonathan jonathon jonás jorge jos jose josef josefa josefina josefine joseph josephine josette
    josh joshua josué josé joséphine joyce jozef joão juan juana judith judy jules julia julian juliana juliane julianna julie julien juliette julio julita
    julius juliusz justin justine justus justyna jyoti jérôme jéssica józef jörgen júlia jędrzej kabir kacper kai kaique kaitlin kaitlyn kaja kajetan kala
    kalina kalpit kamala kamil kamila kamilly kamya kara karan karen kari karim karin karina karl karla karol karolina karoline kashish kashvi katarina
    katarzyna kate katelyn katharina katharine katherine kathleen kathryn kathy katie katja katrin katrina katy kavya kayla kaylee kayleigh kazimierz keith
    kelli kellie kelly kelsey kendra kenneth kerri kerry kerstin kevin keya kiaan kian kiara kieran kilian kim kimberley kimberly kira kirk kirsten kirstin
    kirsty klara knut konrad konstantin konstanty kornel kornelia krish krisha krishna krista kristen kristi kristian kristie kristin kristina kristine
    kristopher kristy kritika krystal krystian krystyna krzysztof ksawery kurt kyara kyle kylie kyra kévim laban lacey ladli laetitia laila lajita laksh
    lakshit lakshmi lamberto lana lance lando lara larissa larry lars latasha latoya laura laure laureano lauren laurence laurent laurenz lauretta laurie
    lavanya lavínia lawrence lazzaro laís lea leah leander leandra leandro leanne lee leela leena leif leigh leila lekha lena leni lennart leo leon leona
    leonard leonardo leone leonel leonhard leonie leonor leopold leopoldo leroy lesley leslie leticia letizia letícia levi lewis leyla lia liam liana
    liberto libni licia lidia lila lilia lilian liliana liliane lilla lilli lilly lily lina linda lindsay lindsey linn linnea lino linus lipika lisa
    lisandro lisbeth liselotte liv livia livio liwia liz lodovico logan lohit lois lola lolita lonnie lopa loredana lorena lorenz lorenzo loretta lori
    lorraine lotta lotte louis louise lourdes lourenço luan luana luara luc luca lucas lucca luce luchino lucia luciana luciano lucie lucio lucrezia lucy
    lucía ludmila ludovica ludovico ludwig luigi luigina luis luisa luise luiza luka lukas luke luna lunna luz luís luísa lydia lynda lynn lynne léo léon
    lívia lúcia maanas maanav maciej mackenzie madalena madeleine madeline madhav madhavi mafalda magdalena maggie magnus mahika mahmoud maitê maja makayla
    maks maksymilian malcolm malena malgorzata malik mallory malte malwina manan manbir mandy manfred manon manthan manuel manuela manuella manya mara marc
    marcantonio marcel marcela marcelina marcella marcelle marcello marcelo marcia marcin marco marcos marcus marek margaret margareta margaretha margarida
    margarita margaud margaux margherita margit margot margret marguerite maria mariah mariam marian mariana mariane marianna marianne mariano marie marika
    marilyn marina mario marion marisa marisela marisol marissa marit marita marius mariusz marko markus marlene marta martha marthe martim martin martina
    martine martino martyn martín marvin mary maryam maryse maría mason massimo mateo mateus mateusz matheo matheus mathew mathias mathilda mathilde matias
    matilda matilde matteo matthew matthias matthieu mattia mattias maud maura maureen maurice mauricio maurilio maurizio mauro maurycy max maxim maximilian
    maximiliano maxwell maya maysa mayte mckenzie meagan meera megan megha meghan meghana mehmet meike mekhala melania melanie melina melinda melisa melissa
    melvin mercedes meredith mia micael micaela micha michael michaela michal michał micheal michel michela michele micheletto michelle michelotto michèle
    mieszko miguel mika mikayla mike mikołaj mila milan milena milica milo mina mindy minerva minna mira miranda mirco mirella miriam mirjam mirko miroslav
    misty mitali mitchell mitesh mitzy miłosz modesto mohamed mohammad mohammed mohini molly mona monica monika monique morena morgan moritz mugdha murilo
    mustafa márcio mário mélanie mónica nachiket nadia nadin nadine nadja naiara nair naksh nakul nancy nandini nanni naomi napoleone natalia natalie natan
    natanael nataniel natascha natasha natasza nath nathalie nathan nathaniel natividad natália naveen nayeli nedda neel neelima neha neil nela nelly nelson
    netra niccolò nicholas nichole nick nico nicola nicolai nicolas nicole nicoletta nicolás nicolò nidhi nidra niels nigel nihal niharika nikita nikki
    niklas niko nikodem nikola nikolai nikolas nikolaus nilima nils nimrat nina ninetta nino nirja nisa nisha nitara nitesh noa noah noel noelia noemí nora
    norah norbert norma norman nova noémi noël nuno nádia núria octavio océane odette odika oeshi ofelia ojas ojasvi olaf olav ole olga olgierd oliver
    olivia olivie olivier oliwier olívia omaja omar omisha omkaar omya oni onkar onveer orazio oreste orinder orlando ornella oscar osha oskar osman osvaldo
    oswaldo ottavio otto ottone otávio oviya owen pablo pahal paige pallavi paloma pam pamela panfilo panini paola paoletta paolo paride parker parth pascal
    pascual pasqual pasquale patric patricia patricio patrick patrik patrizia patrizio patryk patrícia patty paul paula paulette paulina pauline paulo
    pavani pavel pawel paweł pedro peggy pellegrino perla perry peter petra philip philipp philippe philippine phillip phyllis pia pier pierangelo
    piergiorgio pierina pierluigi piermaria piero pierpaolo pierre piersanti pietra pietro pilar pina piotr pompeo pomponio pooja porfirio pranav praneel
    pranit pratyush preston priscilla prisha priya przemysław puccio pushti pénélope qabil qadim qarin qasim quincy qushi raagini rachael rachana rachel
    rachit rachita radha radhika radosław rael rafael rafaela rafaél rafał raffaele raffaella raffaellino raffaello raghav raimondo rajata rajeshri raksha
    ralf ralph ramiro ramona ramón ranbir randall randy ranieri ranveer raphael raquel raul raven ravi ravy rayaan raymond raúl rebeca rebecca rebekah reece
    regina reginald rehaan reina reinhold rembrandt renan renata renato rene renee renzo rené renée reva reyansh reynaldo reza rhavi rhonda rhys ria ricarda
    ricardo riccardo ricciotti richard rick rickey ricky rico ridhi riley rishi rita riya robert roberta roberto robin robyn rocco rocío rodney rodolfo
    rodrigo roger rohan roksana roland rolando rolf roman romana romeo romina romolo romy ronald ronaldo ronith ronja ronnie ronny rosa rosalia rosalie
    rosaria rosario rosemary rosie rosina rosita ross rossana rowan roy rozalia ruben ruby rubén rudolf rudra rufino ruggero ruggiero rui rushil russell
    ruth ryan ryszard rémy róża rúben saanvi sabatino sabina sabine sabrina sachi sai saksham sally salma salomé salvador salvatore salvi sam samaksh
    samantha samar samarth samesh sami samir samira samuel sanaya sandra sandro sandy sante santiago santino sanya sara sarah sarthak saskia sathvik saumya
    savannah saverio scott sean sebastian sebastiano sebastião selena selina selma sepp serafina serafín serena sergio sergius sessa seth severin severino
    shane shannon shari sharon shaun shaurya shawn shawna sheena sheila shelby shelia shelley shelly sheri sherri sherry sheryl shirley shivani shivansh
    shravya sian siddharth sierra sigrid sigurd silke silvano silvestro silvia silvio simon simona simone simonetta simão siya sneha socorro sofia sofie
    sofía soledad solveig sonia sonja sonya sophia sophie soraia soraya spencer stacey stacie stacy stanislav stanisław stanley stefan stefani stefania
    stefanie stefano stella sten stephan stephanie stephany stephen steve steven stewart stuart stéphane stéphanie sudiksha suhani susan susana susann
    susanna susanne suzanne svea sven sylvia sylvie sylwia szymon sébastien sérgio sören tabitha tadeusz tamanna tamara tami tammie tammy tanay tania tanish
    tanja tanmayi tanner tanveer tanvi tanya tara tarak tasha tatiana taylor teerth tejas telemaco temistocle teodor teodoro terence teresa terrance
    terrence terri terry tess tessa thales thea theo theodor theodora theodore theodoro theres theresa therese theresia thiago thibault thibaut thierry
    thomas théo théodore théophile thérèse tiago tiffany tim timo timoteo timothy timothée tina tiziana tiziano tobias tobiasz toby todd tola tom tomas
    tomasz tommy tomás tomé toni tonia tonino tony tonya torquato torsten tracey traci tracie tracy travis trevor tricia trinidad tripti tristan triveni
    triya troy tullio turvi tyler tymon tymoteusz tyrone ubaldo uberto ubika ucchal udant udarsh udyati ugo ugolino ulf ulla umang umberto unnati unni
    upadhriti upasna upkaar upma uriel urishilla urmi ursula urszula urvashi urvi utkarsh vaishnavi valentim valentin valentina valentine valeria valerie
    valerio valérie vamakshi vanesa vanessa vansha vanya varenya varsha vasana vasatika vasco vasudha veda vedant vedhika vedika veer venancio verena vernon
    veronica veronika verónica vicente vicki vickie victoire victor victória vidhi vihaan viktor viktoria vilma vinaya vincent vincentio vincenza vincenzo
    vinicius vinícius viola violeta violetta viraj virgilio virginie viridiana vito vitor vittoria vittorio vitória vivaan vrinda vrishti vritti vyanjana
    véronique víctor vítor wahab waida wakeeta waldemar walter wanda warda warhi warinder warjas warren watika wayne wazir wendolin wendy werner wesley
    whitney widisha wiktor wilfrido wilhelm william willie willy wilma wilson wishi witold wojciech wriddhish wridesh wyatt xalak xavier xiti yachana yadavi
    yagnesh yago yahvi yamini yan yara yash yashasvi yashawini yashica yashoda yashodhara yashvi yasmin yasmine yasti yatan yatin yauvani yeni yesenia
    yochana yolanda yoshita yug yuri yuridia yusuf yutika yuvraj yves yvette yvonne zacarías zacharie zachary zaid zaira zaitra zansi zara zarna zashil
    zayan zayyan zdenka zeferino zehaan zeynep zilmil zinal zoe zoey zoé ágatha álvaro ángel ángela ângela ângelo édith édouard élisabeth élise élodie
    éléonore émile émilie éric érica étienne íris ísis óliver óscar úrsula łukasz аарон август августин авдей аверкий аверьян авксентий аврелій автоном агап
    агата агафон агафья аггей ада адам адриан азар азарий аким акулина алевтин алевтина александр александра алексей алина алла альберт альбіна аліна амалія
    амвросий амвросій амос ананий анастасия анастасія анатолий ангелина андрей андрон андроник андрій анжела анжелика аникей аникита анисим анна антип антон
    антонин антонина аніта аполлинарий аполлон арефий аристарх аркадий аркадій арсен арсений артем артемий архип аскольд афанасий афиноген бажен богдан
    богданна богодар богуслав богуслава болеслав борис борислав боян бронислав будимир вʼячеслав вадим валентин валентина валерий валерия валерьян валерій
    варвара варлаам варфоломей варфоломій василий василина василиса василь вацлав велимир венедикт вениамин веніямин вера вероника викентий виктор викторин
    виктория виссарион виталий владилен владимир владислав владлен влас володимир володимира всеволод всемил всеслав вышеслав вячеслав віктор вікторія
    віолетта віра віталій гаврила гаврило галактион галина ганна гедеон геннадий геннадій георгий георгій герасим герман глафира глеб гліб гордей гордій
    гостомысл гремислав григорий григорій гурий давид давыд дан данила данило данна дарина дарья демʼян дементий демид демьян денис дмитрий дмитро добромысл
    доброслав дорофей евгений евгения евграф евдоким евдокия евлампий евпраксия евсей евстафий евстигней евфросиния егор едита едуард екатерина елена
    елизавета елизар елисей емельян емілія епифан еремей ермил ермолай ерофей еріка ефим ефрем жанна захар зинаида зиновий зиновій златослава зорян зосима
    зоя иван иванна игнатий игорь измаил изот изяслав иларион илья иннокентий иосиф ипат ипатий ипполит ираида ираклий ирина исай исидор йосип казимир
    каллистрат камілла капитон карл карп касьян ким кир кира кирилл кирило клавдий клавдия клавдія климент кондрат кондратий конон константин корнил
    костянтин ксения кузьма куприян лавр лаврентий ладимир ладислав лазарь лариса лев левко леон леонид леонтий леонтій леонід леопольд лесь лидия лонгин
    лора лукʼян лука лукия лукьян лучезар любим любов любовь любомир любосмысл людмила ліза лілія майя макар максим максимильян марʼяна маргарита мариан
    марина мария марк марко марта мартин мартын мартьян маруся марфа марія матвей мефодий мечислав микита миколай милан милен милий милица милован мина мир
    мирон мирослав митофан михаил михайлина михайло михей модест моисей мокей мстислав мілена надежда надія назар наина наркис наталья наталія натан наум
    нестор никандр никанор никита никифор никодим николай никон нина нинель нифонт нонна одарка оксана оксенія октябрина олег олекса олександр олена олесь
    олимпиада олимпий ольга омелян онисим онуфрий опанас орест орина орися орхип осип остап остромир охрім павел павло панас панкрат панкратий пантелеймон
    панфил парамон пармен парфен пахом пелагея петр петро пилип пимен платон поликарп полина порфирий потап прасковья пров прокл прокофий прохор прохір
    пріска радим радислав радован раиса ратибор ратмир регина родион розалія роксолана роман ростислав рубен руслан рюрик савва савватий савелий самсон
    самуил светлана светозар святополк святослав святослава світлана севастьян селиван селиверст семен серафим сергей сергій сигизмунд сидор сила силантий
    сильвестр симон синклитикия сніжана сократ соломон соломія софия софон софрон софія спартак спас спиридон станимир станислав станіслав степан стефан
    стоян таисия тамара тарас татьяна твердислав творимир теодор тереза терентий тетяна тимофей тимофій тимур тит тихон трифон трофим трохим ульян ульяна
    устим устин фадей фаина феврония федор федосий федот федір феликс феоктист феофан ферапонт филарет филимон филипп фирс флорентин фока фома фортунат
    фотий франц фрол фёкла харитон харлампий хома христина христофор чеслав эдуард элеонора эмилия эмиль эммануил эраст эрнест эрнст ювеналий юлиан юлий
    юлия юрий юстим юстина юхим яков якуб яків януарий ярема ярина ярополк ярослав ярослава єва євген єлисавета єлисей єфрем іван ігнат ігор ілля ірена
    ірина
    """.split()
)
