/**
 * Composers and what they wrote, as facts: names, years, titles and how many pieces a collection has. A line is
 *
 *     Name|born|died|style|fame 1–9|name in Russian
 *      -Collection|year|Piece #|how many or from-to
 *      -Collection|year|=Piece;Piece;Piece
 *
 * `#` is the number; `@fifths` and `@chromatic` are the keys in the order that collections in all 24 keys have. Only
 * what has been in the public domain for long.
 */
export const WORKS = `
Hildegard of Bingen|1098|1179|medieval|4|Хильдегарда Бингенская
 -Ordo Virtutum|1151|=Prologue;Scene 1;Scene 2;Scene 3;Scene 4;Finale
Pérotin|1160|1230|medieval|2
 -Organa|1198|=Viderunt omnes;Sederunt principes
Adam de la Halle|1245|1288|medieval|1
 -Le Jeu de Robin et Marion|1283|=Robin m’aime
Guillaume de Machaut|1300|1377|medieval|3|Гийом де Машо
 -Messe de Nostre Dame|1365|=Kyrie;Gloria;Credo;Sanctus;Agnus Dei;Ite missa est
Francesco Landini|1325|1397|medieval|1
 -Ballate|1390|=Ecco la primavera
Johannes Ciconia|1370|1412|medieval|1
John Dunstaple|1390|1453|renaissance|1
 -Motets|1430|=Quam pulchra es;Veni Sancte Spiritus
Guillaume Du Fay|1397|1474|renaissance|2
 -Missa L’homme armé|1460|=Kyrie;Gloria;Credo;Sanctus;Agnus Dei
 -Missa Se la face ay pale|1450|=Kyrie;Gloria;Credo;Sanctus;Agnus Dei
Gilles Binchois|1400|1460|renaissance|1
Johannes Ockeghem|1410|1497|renaissance|2
 -Missa prolationum|1470|=Kyrie;Gloria;Credo;Sanctus;Agnus Dei
 -Missa cuiusvis toni|1470|=Kyrie;Gloria;Credo;Sanctus;Agnus Dei
Alexander Agricola|1445|1506|renaissance|1
Heinrich Isaac|1450|1517|renaissance|1
 -Songs|1500|=Innsbruck, ich muss dich lassen
Josquin des Prez|1450|1521|renaissance|4|Жоскен Депре
 -Missa Pange lingua|1515|=Kyrie;Gloria;Credo;Sanctus;Agnus Dei
 -Missa L’homme armé super voces musicales|1502|=Kyrie;Gloria;Credo;Sanctus;Agnus Dei
 -Missa La sol fa re mi|1502|=Kyrie;Gloria;Credo;Sanctus;Agnus Dei
 -Motets and Chansons|1502|=Ave Maria … virgo serena;Miserere mei, Deus;Mille regretz;El grillo
Jacob Obrecht|1457|1505|renaissance|1
Pierre de la Rue|1452|1518|renaissance|1
Jean Mouton|1459|1522|renaissance|1
Juan del Encina|1468|1529|renaissance|1
Robert Carver|1485|1570|renaissance|1
Clément Janequin|1485|1558|renaissance|2
 -Chansons|1528|=La guerre;Le chant des oiseaux
John Taverner|1490|1545|renaissance|2
 -Missa Western Wynde|1530|=Gloria;Credo;Sanctus;Agnus Dei
Adrian Willaert|1490|1562|renaissance|1
Claudin de Sermisy|1490|1562|renaissance|1
Luis de Milán|1500|1561|renaissance|1
 -El maestro|1536|Pavana #|6
Cristóbal de Morales|1500|1553|renaissance|1
Luis de Narváez|1500|1555|renaissance|1
 -Los seys libros del Delphín|1538|=Mille regretz;Guárdame las vacas
Thomas Tallis|1505|1585|renaissance|4|Томас Таллис
 -Nine Tunes for Archbishop Parker’s Psalter|1567|Tune #|9
 -The Lamentations of Jeremiah|1570|=Lamentations I;Lamentations II
 -Motets|1575|=Spem in alium;O nata lux;Salvator mundi;If ye love me
Louis Bourgeois|1510|1559|renaissance|1
 -The Genevan Psalter|1562|Psalm #|150
Jacob Clemens non Papa|1510|1555|renaissance|1
Antonio de Cabezón|1510|1566|renaissance|1
Tielman Susato|1510|1570|renaissance|1
Claude Goudimel|1514|1572|renaissance|1
 -The Psalms in Four Parts|1564|Psalm #|150
Cipriano de Rore|1515|1565|renaissance|1
Andrea Gabrieli|1532|1585|renaissance|1
Giovanni Pierluigi da Palestrina|1525|1594|renaissance|5|Джованни Пьерлуиджи да Палестрина
 -Missa Papae Marcelli|1567|=Kyrie;Gloria;Credo;Sanctus;Benedictus;Agnus Dei I;Agnus Dei II
 -Canticum canticorum|1584|Motet #|29
 -Missa brevis|1570|=Kyrie;Gloria;Credo;Sanctus;Benedictus;Agnus Dei I;Agnus Dei II
Orlande de Lassus|1532|1594|renaissance|3|Орландо ди Лассо
 -Lagrime di San Pietro|1595|Madrigal #|21
 -Prophetiae Sibyllarum|1600|Sibyl #|12
 -Penitential Psalms|1584|Psalm #|7
William Byrd|1540|1623|renaissance|3|Уильям Бёрд
 -Mass for Four Voices|1593|=Kyrie;Gloria;Credo;Sanctus;Benedictus;Agnus Dei
 -Mass for Three Voices|1594|=Kyrie;Gloria;Credo;Sanctus;Benedictus;Agnus Dei
 -Mass for Five Voices|1595|=Kyrie;Gloria;Credo;Sanctus;Benedictus;Agnus Dei
 -My Ladye Nevells Booke|1591|Piece #|42
Tomás Luis de Victoria|1548|1611|renaissance|3
 -Tenebrae Responsories|1585|Responsory #|18
 -Missa O magnum mysterium|1592|=Kyrie;Gloria;Credo;Sanctus;Agnus Dei
Luca Marenzio|1553|1599|renaissance|1
Giovanni Gabrieli|1557|1612|renaissance|2
 -Canzoni et sonate|1615|Canzon #|16
Thomas Morley|1557|1602|renaissance|2
 -Canzonets to Two Voyces|1595|Canzonet #|12
Giulio Caccini|1551|1618|baroque|2
Jacopo Peri|1561|1633|baroque|1
Carlo Gesualdo|1566|1613|renaissance|3|Карло Джезуальдо
 -Madrigals, Book 6|1611|Madrigal #|23
 -Madrigals, Book 5|1611|Madrigal #|21
 -Responsoria|1611|Responsory #|27
Jan Pieterszoon Sweelinck|1562|1621|renaissance|2
 -Cantiones sacrae|1619|Motet #|37
John Bull|1562|1628|renaissance|1
John Dowland|1563|1626|renaissance|4|Джон Дауленд
 -The First Booke of Songes|1597|Song #|21
 -The Second Booke of Songs|1600|Song #|22
 -The Third and Last Booke of Songs|1603|Song #|21
 -Lachrimæ, or Seaven Teares|1604|Piece #|21
Hans Leo Hassler|1564|1612|renaissance|1
Claudio Monteverdi|1567|1643|baroque|5|Клаудио Монтеверди
 -Madrigals, Book 4|1603|Madrigal #|20
 -Madrigals, Book 5|1605|Madrigal #|19
 -Scherzi musicali|1607|Scherzo #|15
 -L’Orfeo|1607|=Toccata;Prologue;Act I;Act II;Act III;Act IV;Act V
Philippe Rosseter|1568|1623|renaissance|1
Thomas Campion|1567|1620|renaissance|1
Michael Praetorius|1571|1621|renaissance|3|Михаэль Преториус
 -Terpsichore|1612|Dance #|312
Thomas Weelkes|1576|1623|renaissance|1
Orlando Gibbons|1583|1625|renaissance|2
 -The First Set of Madrigals and Motets|1612|Madrigal #|20
 -Fantasias of Three Parts|1620|Fantasia #|9
Girolamo Frescobaldi|1583|1643|baroque|3
 -Toccate, Book 1|1615|Toccata #|12
 -Toccate, Book 2|1627|Toccata #|11
 -Ricercari et canzoni|1615|Ricercar #|10
 -Fantasie|1608|Fantasia #|12
 -Capricci|1624|Capriccio #|12
Gregorio Allegri|1582|1652|baroque|3
 -Miserere|1638|=Miserere mei, Deus
Heinrich Schütz|1585|1672|baroque|3|Генрих Шютц
 -Psalmen Davids|1619|Psalm SWV #|22-47
 -Cantiones sacrae|1625|Motet SWV #|53-93
 -Becker Psalter|1628|Psalm #|150
 -Symphoniae sacrae I|1629|Concerto SWV #|257-276
 -Symphoniae sacrae II|1647|Concerto SWV #|341-367
 -Geistliche Chor-Music|1648|Motet SWV #|369-397
 -Kleine geistliche Konzerte I|1636|Concerto SWV #|282-305
 -Kleine geistliche Konzerte II|1639|Concerto SWV #|306-337
Johann Hermann Schein|1586|1630|baroque|1
 -Banchetto musicale|1617|Suite #|20
Francesca Caccini|1587|1640|baroque|2
Samuel Scheidt|1587|1654|baroque|1
 -Görlitzer Tabulaturbuch|1650|Chorale #|100
Nicholas Lanier|1588|1666|baroque|1
John Jenkins|1592|1678|baroque|1
Biagio Marini|1594|1663|baroque|1
Francesco Cavalli|1602|1676|baroque|2
William Lawes|1602|1645|baroque|1
Giacomo Carissimi|1605|1674|baroque|2
 -Jephte|1650|=Jephte
Johann Jakob Froberger|1616|1667|baroque|2
 -Keyboard Suites|1693|Suite #|30
Barbara Strozzi|1619|1677|baroque|3
 -Cantate, ariette e duetti|1651|Cantata #|11
John Playford|1623|1686|folk|2
 -The English Dancing Master|1651|Dance #|105
Louis Couperin|1626|1661|baroque|1
Jean-Baptiste Lully|1632|1687|baroque|4|Жан-Батист Люлли
 -Armide|1686|=Overture;Prologue;Act I;Act II;Act III;Act IV;Act V
 -Atys|1676|=Overture;Prologue;Act I;Act II;Act III;Act IV;Act V
Dieterich Buxtehude|1637|1707|baroque|4|Дитрих Букстехуде
 -Trio Sonatas, Op. 1|1694|Sonata #|7
 -Trio Sonatas, Op. 2|1696|Sonata #|7
 -Membra Jesu nostri|1680|=Ad pedes;Ad genua;Ad manus;Ad latus;Ad pectus;Ad cor;Ad faciem
 -Organ Works|1700|BuxWV #|136-225
Johann Rosenmüller|1619|1684|baroque|1
 -Sonate a 2, 3, 4 e 5|1682|Sonata #|12
Johann Heinrich Schmelzer|1623|1680|baroque|1
 -Sonatae unarum fidium|1664|Sonata #|6
Heinrich Ignaz Franz Biber|1644|1704|baroque|4|Генрих Бибер
 -Rosary Sonatas|1676|=I. The Annunciation;II. The Visitation;III. The Nativity;IV. The Presentation;V. The Finding in the Temple;VI. The Agony in the Garden;VII. The Scourging;VIII. The Crowning with Thorns;IX. The Carrying of the Cross;X. The Crucifixion;XI. The Resurrection;XII. The Ascension;XIII. Pentecost;XIV. The Assumption;XV. The Coronation of the Virgin;XVI. Passacaglia
 -Violin Sonatas|1681|Sonata #|8
 -Harmonia artificioso-ariosa|1696|Partita #|7
 -Fidicinium sacro-profanum|1683|Sonata #|12
Marc-Antoine Charpentier|1643|1704|baroque|4|Марк-Антуан Шарпантье
 -Te Deum, H. 146|1692|=Prelude;Te Deum laudamus
Alessandro Stradella|1639|1682|baroque|1
John Blow|1649|1708|baroque|1
Arcangelo Corelli|1653|1713|baroque|5|Арканджело Корелли
 -Trio Sonatas, Op. 1|1681|Sonata #|12
 -Trio Sonatas, Op. 2|1685|Sonata #|12
 -Trio Sonatas, Op. 3|1689|Sonata #|12
 -Trio Sonatas, Op. 4|1694|Sonata #|12
 -Violin Sonatas, Op. 5|1700|Sonata #|12
 -Concerti grossi, Op. 6|1714|Concerto #|12
Johann Pachelbel|1653|1706|baroque|5|Иоганн Пахельбель
 -Hexachordum Apollinis|1699|Aria #|6
 -Musicalische Ergötzung|1695|Partita #|6
 -Magnificat Fugues|1700|Fugue #|94
 -Canon and Gigue in D major|1694|=Canon;Gigue
Georg Muffat|1653|1704|baroque|1
 -Armonico tributo|1682|Sonata #|5
 -Apparatus musico-organisticus|1690|Toccata #|12
 -Florilegium primum|1695|Suite #|7
 -Florilegium secundum|1698|Suite #|8
Agostino Steffani|1654|1728|baroque|1
Marin Marais|1656|1728|baroque|3|Марен Маре
 -Pièces de viole, Book 1|1686|Piece #|93
 -Pièces de viole, Book 2|1701|Piece #|142
 -Pièces en trio|1692|Suite #|6
Giuseppe Torelli|1658|1709|baroque|2
 -Concerti grossi, Op. 8|1709|Concerto #|12
Henry Purcell|1659|1695|baroque|5|Генри Пёрселл
 -Sonatas of Three Parts|1683|Sonata #|12
 -Sonatas of Four Parts|1697|Sonata #|10
 -Dido and Aeneas|1689|=Overture;Act I;Act II;Act III;Dido’s Lament
 -Keyboard Suites|1696|Suite #|8
Johann Kuhnau|1660|1722|baroque|2
 -Biblical Sonatas|1700|=The Fight between David and Goliath;Saul Cured by David through Music;Jacob’s Wedding;Hezekiah, Mortally Ill and Restored;Gideon, Saviour of Israel;Jacob’s Death and Burial
 -Frische Clavier Früchte|1696|Sonata #|7
Alessandro Scarlatti|1660|1725|baroque|3
 -Concerti grossi|1740|Concerto #|6
André Campra|1660|1744|baroque|1
Jacques Hotteterre|1673|1763|baroque|1
Élisabeth Jacquet de La Guerre|1665|1729|baroque|2
 -Violin Sonatas|1707|Sonata #|6
Johann Caspar Ferdinand Fischer|1656|1746|baroque|1
 -Ariadne musica|1702|Prelude and Fugue #|20
 -Les Pièces de clavessin|1696|Suite #|8
Michel Richard Delalande|1657|1726|baroque|1
François Couperin|1668|1733|baroque|4|Франсуа Куперен
 -Pièces de clavecin|1713|Ordre #|27
 -L’art de toucher le clavecin|1716|Prelude #|8
 -Concerts royaux|1722|Concert #|4
 -Leçons de ténèbres|1714|Leçon #|3
Antonio Caldara|1670|1736|baroque|1
Turlough O’Carolan|1670|1738|folk|3
 -Tunes for the Harp|1738|Tune #|213
Tomaso Albinoni|1671|1751|baroque|4|Томазо Альбинони
 -Trio Sonatas, Op. 1|1694|Sonata #|12
 -Sinfonie e concerti, Op. 2|1700|=Sonata 1;Concerto 1;Sonata 2;Concerto 2;Sonata 3;Concerto 3;Sonata 4;Concerto 4;Sonata 5;Concerto 5;Sonata 6;Concerto 6
 -Concerti, Op. 5|1707|Concerto #|12
 -Concerti, Op. 7|1715|Concerto #|12
 -Concerti, Op. 9|1722|Concerto #|12
 -Concerti, Op. 10|1735|Concerto #|12
Antonio Vivaldi|1678|1741|baroque|8|Антонио Вивальди
 -Trio Sonatas, Op. 1|1705|Sonata #|12
 -Violin Sonatas, Op. 2|1709|Sonata #|12
 -L’estro armonico, Op. 3|1711|Concerto #|12
 -La stravaganza, Op. 4|1716|Concerto #|12
 -Violin Concertos, Op. 6|1719|Concerto #|6
 -Concertos, Op. 7|1720|Concerto #|12
 -The Four Seasons|1725|=Spring: I. Allegro;Spring: II. Largo;Spring: III. Allegro pastorale;Summer: I. Allegro non molto;Summer: II. Adagio;Summer: III. Presto;Autumn: I. Allegro;Autumn: II. Adagio molto;Autumn: III. Allegro;Winter: I. Allegro non molto;Winter: II. Largo;Winter: III. Allegro
 -Il cimento dell’armonia e dell’inventione, Op. 8|1725|Concerto #|12
 -La cetra, Op. 9|1727|Concerto #|12
 -Flute Concertos, Op. 10|1729|=La tempesta di mare;La notte;Il gardellino;Concerto 4;Concerto 5;Concerto 6
 -Concertos, Op. 11|1729|Concerto #|6
 -Concertos, Op. 12|1729|Concerto #|6
Jan Dismas Zelenka|1679|1745|baroque|2
 -Trio Sonatas|1722|Sonata #|6
 -Lamentations|1722|Lamentation #|6
 -Responsoria|1723|Responsory #|27
Georg Philipp Telemann|1681|1767|baroque|5|Георг Филипп Телеман
 -Fantasias for Flute|1732|Fantasia #|12
 -Fantasias for Violin|1735|Fantasia #|12
 -Fantasias for Viola da gamba|1735|Fantasia #|12
 -Fantasias for Harpsichord|1733|Fantasia #|36
 -Canonic Sonatas|1738|Sonata #|6
 -Methodical Sonatas|1728|Sonata #|12
 -Paris Quartets|1738|Quartet #|6
 -Essercizii musici|1740|Sonata #|24
Jean-Philippe Rameau|1683|1764|baroque|4|Жан-Филипп Рамо
 -Pièces de clavecin en concerts|1741|Concert #|5
 -Les Indes galantes|1735|=Overture;Prologue;First Entrée;Second Entrée;Third Entrée;Fourth Entrée
 -Harpsichord Pieces|1728|=Le rappel des oiseaux;Tambourin;Les cyclopes;La poule;Les sauvages;L’enharmonique;Gavotte and Six Doubles
Johann Gottfried Walther|1684|1748|baroque|1
 -Chorale Preludes|1738|Prelude #|40
Francesco Durante|1684|1755|baroque|1
Johann Sebastian Bach|1685|1750|baroque|9|Иоганн Себастьян Бах
 -The Well-Tempered Clavier, Book 1: Preludes|1722|Prelude # in @chromatic|24
 -The Well-Tempered Clavier, Book 1: Fugues|1722|Fugue # in @chromatic|24
 -The Well-Tempered Clavier, Book 2: Preludes|1742|Prelude # in @chromatic|24
 -The Well-Tempered Clavier, Book 2: Fugues|1742|Fugue # in @chromatic|24
 -Goldberg Variations|1741|Variation #|30
 -Inventions|1723|Invention #|15
 -Sinfonias|1723|Sinfonia #|15
 -The Art of Fugue|1751|Contrapunctus #|14
 -Brandenburg Concertos|1721|Concerto #|6
 -French Suites|1725|Suite #|6
 -English Suites|1725|Suite #|6
 -Keyboard Partitas|1731|Partita #|6
 -Cello Suite No. 1 in G major|1720|=Prelude;Allemande;Courante;Sarabande;Menuets;Gigue
 -Cello Suite No. 2 in D minor|1720|=Prelude;Allemande;Courante;Sarabande;Menuets;Gigue
 -Cello Suite No. 3 in C major|1720|=Prelude;Allemande;Courante;Sarabande;Bourrées;Gigue
 -Cello Suite No. 4 in E-flat major|1720|=Prelude;Allemande;Courante;Sarabande;Bourrées;Gigue
 -Cello Suite No. 5 in C minor|1720|=Prelude;Allemande;Courante;Sarabande;Gavottes;Gigue
 -Cello Suite No. 6 in D major|1720|=Prelude;Allemande;Courante;Sarabande;Gavottes;Gigue
 -Sonatas and Partitas for Solo Violin|1720|=Sonata No. 1 in G minor;Partita No. 1 in B minor;Sonata No. 2 in A minor;Partita No. 2 in D minor;Sonata No. 3 in C major;Partita No. 3 in E major
 -Partita No. 2 in D minor, BWV 1004|1720|=Allemande;Courante;Sarabande;Gigue;Chaconne
 -Orchestral Suite No. 3 in D major|1731|=Overture;Air;Gavottes;Bourrée;Gigue
 -Chorales|1787|Chorale #|371
 -Orgelbüchlein|1717|Chorale Prelude BWV #|599-644
 -Schübler Chorales|1748|Chorale BWV #|645-650
 -Leipzig Chorales|1748|Chorale BWV #|651-668
 -Organ Trio Sonatas|1730|Sonata #|6
 -Schemelli’s Song Book|1736|Song BWV #|439-507
 -Cantatas|1750|Cantata BWV #|16-52
 -Later Cantatas|1750|Cantata BWV #|54-140
 -Mass in B minor|1749|=Kyrie;Gloria;Symbolum Nicenum;Sanctus;Osanna, Benedictus, Agnus Dei, Dona nobis pacem
 -Organ Works|1708|=Toccata and Fugue in D minor, BWV 565;Passacaglia and Fugue in C minor, BWV 582;Fantasia and Fugue in G minor, BWV 542;Prelude and Fugue in E-flat major, BWV 552
George Frideric Handel|1685|1759|baroque|7|Георг Фридрих Гендель
 -Concerti grossi, Op. 6|1739|Concerto #|12
 -Concerti grossi, Op. 3|1734|Concerto #|6
 -Organ Concertos, Op. 4|1738|Concerto #|6
 -Organ Concertos, Op. 7|1761|Concerto #|6
 -Trio Sonatas, Op. 2|1733|Sonata #|6
 -Trio Sonatas, Op. 5|1739|Sonata #|7
 -Harpsichord Suites|1720|Suite #|8
 -Solo Sonatas, Op. 1|1732|Sonata #|12
 -Water Music|1717|=Suite No. 1 in F major;Suite No. 2 in D major;Suite No. 3 in G major
 -Music for the Royal Fireworks|1749|=Overture;Bourrée;La paix;La réjouissance;Menuet I;Menuet II
 -German Arias|1727|Aria #|9
 -Chandos Anthems|1718|Anthem #|11
Domenico Scarlatti|1685|1757|baroque|6|Доменико Скарлатти
 -Essercizi per gravicembalo|1738|Sonata K. #|1-30
 -Sonatas|1757|Sonata K. #|31-555
Benedetto Marcello|1686|1739|baroque|2|Бенедетто Марчелло
 -Estro poetico-armonico|1724|Psalm #|50
 -Cello Sonatas|1732|Sonata #|6
Francesco Geminiani|1687|1762|baroque|2
 -Violin Sonatas, Op. 1|1716|Sonata #|12
 -Concerti grossi, Op. 2|1732|Concerto #|6
 -Concerti grossi, Op. 3|1733|Concerto #|6
 -Cello Sonatas, Op. 5|1746|Sonata #|6
Silvius Leopold Weiss|1687|1750|baroque|2
Johann Georg Pisendel|1687|1755|baroque|1
Joseph Bodin de Boismortier|1689|1755|baroque|1
 -Concertos for Five Flutes, Op. 15|1727|Concerto #|6
Francesco Maria Veracini|1690|1768|baroque|1
 -Violin Sonatas, Op. 1|1721|Sonata #|12
 -Sonate accademiche, Op. 2|1744|Sonata #|12
Giuseppe Tartini|1692|1770|baroque|3|Джузеппе Тартини
 -Violin Sonatas, Op. 1|1734|Sonata #|12
 -Piccole sonate|1745|Sonata #|26
 -Violin Sonata in G minor, the Devil’s Trill|1799|=Larghetto affettuoso;Allegro moderato;Andante and Allegro assai
Pietro Locatelli|1695|1764|baroque|2
 -L’arte del violino, Op. 3: Concertos|1733|Concerto #|12
 -L’arte del violino, Op. 3: Caprices|1733|Caprice #|24
 -Concerti grossi, Op. 1|1721|Concerto #|12
Leonardo Leo|1694|1744|baroque|1
Louis-Claude Daquin|1694|1772|baroque|2
 -Nouveau livre de noëls|1757|Noël #|12
Maurice Greene|1696|1755|baroque|1
Jean-Marie Leclair|1697|1764|baroque|2
 -Violin Sonatas, Op. 1|1723|Sonata #|12
 -Violin Sonatas, Op. 2|1728|Sonata #|12
 -Violin Sonatas, Op. 5|1734|Sonata #|12
 -Violin Sonatas, Op. 9|1743|Sonata #|12
 -Violin Concertos, Op. 7|1737|Concerto #|6
 -Violin Concertos, Op. 10|1745|Concerto #|6
Johann Joachim Quantz|1697|1773|galant|2
 -Flute Sonatas, Op. 1|1734|Sonata #|6
Johann Adolph Hasse|1699|1783|galant|1
Giovanni Battista Sammartini|1700|1775|galant|1
Carlos Seixas|1704|1742|baroque|2
 -Keyboard Sonatas|1742|Sonata #|80
Baldassare Galuppi|1706|1785|galant|2
Giovanni Battista Martini|1706|1784|galant|1
 -Sonate d’intavolatura|1742|Sonata #|12
Michel Corrette|1707|1795|galant|1
 -Concertos comiques|1773|Concerto #|25
Franz Benda|1709|1786|galant|1
Charles Avison|1709|1770|galant|1
 -Concertos after Scarlatti|1744|Concerto #|12
Giovanni Battista Pergolesi|1710|1736|baroque|4|Джованни Баттиста Перголези
 -Stabat Mater|1736|=Stabat Mater dolorosa;Cuius animam gementem;O quam tristis et afflicta;Quae moerebat et dolebat;Quis est homo;Vidit suum dulcem natum;Eia Mater, fons amoris;Fac ut ardeat cor meum;Sancta Mater, istud agas;Fac ut portem Christi mortem;Inflammatus et accensus;Quando corpus morietur
William Boyce|1711|1779|baroque|2
 -Symphonies, Op. 2|1760|Symphony #|8
 -Trio Sonatas|1747|Sonata #|12
Thomas Arne|1710|1778|baroque|2
 -Keyboard Sonatas|1756|Sonata #|8
Wilhelm Friedemann Bach|1710|1784|galant|2
 -Polonaises|1765|Polonaise #|12
Jean-Joseph de Mondonville|1711|1772|baroque|1
Frederick the Great|1712|1786|galant|2
 -Flute Concertos|1740|Concerto #|4
Johann Ludwig Krebs|1713|1780|baroque|1
Carl Philipp Emanuel Bach|1714|1788|galant|4|Карл Филипп Эмануэль Бах
 -Prussian Sonatas|1742|Sonata #|6
 -Württemberg Sonatas|1744|Sonata #|6
 -Probestücke|1753|Sonata #|6
 -Hamburg Symphonies|1773|Symphony #|6
 -Geistliche Oden und Lieder|1758|Song #|54
Christoph Willibald Gluck|1714|1787|classical|4|Кристоф Виллибальд Глюк
 -Orfeo ed Euridice|1762|=Overture;Act I;Act II;Dance of the Blessed Spirits;Act III
 -Trio Sonatas|1746|Sonata #|6
Georg Christoph Wagenseil|1715|1777|galant|1
Johann Stamitz|1717|1757|galant|1
 -Orchestral Trios, Op. 1|1755|Trio #|6
Leopold Mozart|1719|1787|galant|2
Johann Kirnberger|1721|1783|galant|1
Georg Benda|1722|1795|galant|1
 -Sonatinas|1787|Sonatina #|34
Pietro Nardini|1722|1793|galant|1
Carl Friedrich Abel|1723|1787|galant|1
 -Symphonies, Op. 7|1767|Symphony #|6
 -Symphonies, Op. 17|1785|Symphony #|6
Antonio Soler|1729|1783|galant|2
 -Keyboard Sonatas|1783|Sonata R. #|120
Pierre van Maldere|1729|1768|galant|1
François-Joseph Gossec|1734|1829|classical|2
Joseph Haydn|1732|1809|classical|7|Йозеф Гайдн
 -Symphonies|1795|Symphony No. #|1-81
 -Paris Symphonies|1786|=Symphony No. 82, The Bear;Symphony No. 83, The Hen;Symphony No. 84;Symphony No. 85, La Reine;Symphony No. 86;Symphony No. 87
 -Symphonies Nos. 88–92|1789|=Symphony No. 88;Symphony No. 89;Symphony No. 90;Symphony No. 91;Symphony No. 92, Oxford
 -London Symphonies|1795|=Symphony No. 93;Symphony No. 94, Surprise;Symphony No. 95;Symphony No. 96, Miracle;Symphony No. 97;Symphony No. 98;Symphony No. 99;Symphony No. 100, Military;Symphony No. 101, The Clock;Symphony No. 102;Symphony No. 103, Drumroll;Symphony No. 104, London
 -String Quartets, Op. 20|1772|Quartet #|6
 -String Quartets, Op. 33|1781|Quartet #|6
 -String Quartets, Op. 50|1787|Quartet #|6
 -String Quartets, Op. 64|1790|Quartet #|6
 -String Quartets, Op. 76|1797|Quartet #|6
 -Piano Sonatas|1794|Sonata Hob. XVI:#|1-52
 -Piano Trios|1797|Trio Hob. XV:#|1-32
 -Baryton Trios|1778|Trio Hob. XI:#|1-126
 -Scottish and Welsh Songs|1805|Song Hob. XXXIa:#|1-273
 -The Seven Last Words of Christ|1787|=Introduction;Sonata I;Sonata II;Sonata III;Sonata IV;Sonata V;Sonata VI;Sonata VII;The Earthquake
Johann Christoph Friedrich Bach|1732|1795|classical|1
Johann Christian Bach|1735|1782|classical|3
 -Keyboard Sonatas, Op. 5|1766|Sonata #|6
 -Keyboard Sonatas, Op. 17|1773|Sonata #|6
 -Symphonies, Op. 3|1765|Symphony #|6
 -Symphonies, Op. 6|1770|Symphony #|6
Michael Haydn|1737|1806|classical|2
 -Symphonies|1789|Symphony No. #|41
Johann Baptist Wanhal|1739|1813|classical|1
Carl Ditters von Dittersdorf|1739|1799|classical|2
 -Symphonies after Ovid’s Metamorphoses|1786|Symphony #|6
Giovanni Paisiello|1740|1816|classical|2
 -Piano Concertos|1788|Concerto #|8
André Grétry|1741|1813|classical|1
Luigi Boccherini|1743|1805|classical|4|Луиджи Боккерини
 -String Quintets, Op. 11|1771|Quintet #|6
 -String Quartets, Op. 2|1761|Quartet #|6
 -Guitar Quintets|1798|Quintet #|9
 -Cello Concertos|1770|Concerto #|12
 -Cello Sonatas|1768|Sonata #|6
Carl Stamitz|1745|1801|classical|1
Chevalier de Saint-Georges|1745|1799|classical|3
 -String Quartets, Op. 1|1773|Quartet #|6
Domenico Cimarosa|1749|1801|classical|2
 -Keyboard Sonatas|1780|Sonata #|88
Antonio Salieri|1750|1825|classical|3|Антонио Сальери
Dmitry Bortniansky|1751|1825|classical|3|Дмитрий Бортнянский
 -Choral Concertos|1795|Concerto No. #|35
Muzio Clementi|1752|1832|classical|4|Муцио Клементи
 -Sonatinas, Op. 36|1797|Sonatina #|6
 -Gradus ad Parnassum|1826|Study #|100
 -Preludes and Exercises|1790|Exercise #|24
Giovanni Battista Viotti|1755|1824|classical|2
 -Violin Concertos|1805|Concerto No. #|29
Wolfgang Amadeus Mozart|1756|1791|classical|9|Вольфганг Амадей Моцарт
 -Piano Sonatas|1789|Piano Sonata No. #|18
 -Piano Concertos|1791|Piano Concerto No. #|27
 -Early Symphonies|1774|Symphony No. #|4-34
 -Late Symphonies|1788|=Symphony No. 35, Haffner;Symphony No. 36, Linz;Symphony No. 38, Prague;Symphony No. 39;Symphony No. 40 in G minor;Symphony No. 41, Jupiter
 -Symphony No. 40 in G minor, K. 550|1788|=Molto allegro;Andante;Menuetto;Allegro assai
 -Symphony No. 41 in C major, K. 551|1788|=Allegro vivace;Andante cantabile;Menuetto;Molto allegro
 -String Quartets|1790|Quartet No. #|23
 -String Quintets|1791|Quintet No. #|6
 -Violin Concertos|1775|Concerto No. #|5
 -Church Sonatas|1780|Sonata #|17
 -Eine kleine Nachtmusik|1787|=Allegro;Romanze;Menuetto;Rondo
 -Requiem|1791|=Introitus;Kyrie;Dies irae;Tuba mirum;Rex tremendae;Recordare;Confutatis;Lacrimosa;Domine Jesu;Hostias;Sanctus;Benedictus;Agnus Dei;Lux aeterna
 -The Magic Flute|1791|=Overture;Der Vogelfänger bin ich ja;Dies Bildnis ist bezaubernd schön;O Isis und Osiris;Der Hölle Rache;Ein Mädchen oder Weibchen
 -Piano Sonata No. 11 in A major, K. 331|1784|=Andante grazioso;Menuetto;Rondo alla turca
 -Horn Concertos|1791|Concerto No. #|4
Anton Eberl|1765|1807|classical|1
Rodolphe Kreutzer|1766|1831|classical|2
 -Studies for Violin|1796|Study #|42
Franz Xaver Süssmayr|1766|1803|classical|1
Samuel Wesley|1766|1837|classical|1
Bernhard Romberg|1767|1841|classical|1
Luigi Cherubini|1760|1842|classical|2
 -String Quartets|1837|Quartet No. #|6
Jan Ladislav Dussek|1760|1812|classical|1
 -Sonatinas, Op. 20|1793|Sonatina #|6
Franz Danzi|1763|1826|classical|1
 -Wind Quintets, Op. 56|1821|Quintet #|3
Federigo Fiorillo|1755|1823|classical|1
 -Caprices|1793|Caprice #|36
Fernando Carulli|1770|1841|classical|1
 -Duos, Op. 34|1809|Duo #|6
Ludwig van Beethoven|1770|1827|classical|9|Людвиг ван Бетховен
 -Piano Sonatas|1822|Piano Sonata No. #|32
 -Piano Sonata No. 14 in C-sharp minor, Moonlight|1802|=Adagio sostenuto;Allegretto;Presto agitato
 -Piano Sonata No. 8 in C minor, Pathétique|1799|=Grave – Allegro di molto e con brio;Adagio cantabile;Rondo. Allegro
 -Piano Sonata No. 23 in F minor, Appassionata|1807|=Allegro assai;Andante con moto;Allegro ma non troppo
 -Symphony No. 3 in E-flat major, Eroica|1804|=Allegro con brio;Marcia funebre;Scherzo;Finale
 -Symphony No. 5 in C minor|1808|=Allegro con brio;Andante con moto;Scherzo. Allegro;Allegro
 -Symphony No. 6 in F major, Pastoral|1808|=Awakening of Cheerful Feelings;Scene by the Brook;Merry Gathering of Country Folk;Thunder, Storm;Shepherd’s Song
 -Symphony No. 7 in A major|1812|=Poco sostenuto – Vivace;Allegretto;Presto;Allegro con brio
 -Symphony No. 9 in D minor, Choral|1824|=Allegro ma non troppo;Molto vivace;Adagio molto e cantabile;Ode to Joy
 -Symphonies|1824|Symphony No. #|9
 -String Quartets|1826|Quartet No. #|16
 -Diabelli Variations|1823|Variation #|33
 -Eroica Variations|1802|Variation #|15
 -Variations in C minor, WoO 80|1806|Variation #|32
 -Bagatelles, Op. 33|1802|Bagatelle #|7
 -Bagatelles, Op. 119|1822|Bagatelle #|11
 -Bagatelles, Op. 126|1824|Bagatelle #|6
 -Für Elise|1810|=Für Elise
 -Scottish Songs, Op. 108|1818|Song #|25
 -Irish Songs, WoO 152|1814|Song #|25
 -Irish Songs, WoO 153|1815|Song #|20
 -Welsh Songs, WoO 155|1817|Song #|26
 -Violin Sonatas|1812|Violin Sonata No. #|10
 -Cello Sonatas|1815|Cello Sonata No. #|5
 -Piano Concertos|1809|Piano Concerto No. #|5
 -German Dances, WoO 8|1795|Dance #|12
 -Contredanses, WoO 14|1802|Contredanse #|12
Anton Reicha|1770|1836|classical|2
 -Fugues for Piano|1803|Fugue #|36
 -Wind Quintets|1820|Quintet #|24
Johann Baptist Cramer|1771|1858|classical|2
 -Studies for Piano|1804|Study #|84
Pierre Rode|1774|1830|classical|1
 -Caprices for Violin|1815|Caprice #|24
 -Violin Concertos|1827|Concerto No. #|13
Gaspare Spontini|1774|1851|opera|1
François-Adrien Boieldieu|1775|1834|opera|1
Fernando Sor|1778|1839|classical|3|Фернандо Сор
 -Studies, Op. 6|1815|Study #|12
 -Studies, Op. 29|1827|Study #|12
 -Lessons, Op. 31|1828|Lesson #|24
 -Exercises, Op. 35|1828|Exercise #|24
 -Studies, Op. 60|1837|Study #|25
Johann Nepomuk Hummel|1778|1837|classical|3
 -Preludes, Op. 67|1815|Prelude # in @fifths|24
Anthony Philip Heinrich|1781|1861|romantic|1
Mauro Giuliani|1781|1829|classical|3
 -Studies for the Right Hand, Op. 1|1812|Study #|120
 -Studies, Op. 48|1813|Study #|24
 -Papillon, Op. 50|1815|Piece #|32
Daniel Auber|1782|1871|opera|2
Niccolò Paganini|1782|1840|romantic|6|Никколо Паганини
 -Caprices, Op. 1|1820|Caprice No. #|24
 -Centone di sonate|1828|Sonata #|18
 -Violin Concertos|1830|Concerto No. #|6
John Field|1782|1837|romantic|3|Джон Филд
 -Nocturnes|1836|Nocturne No. #|18
 -Piano Concertos|1832|Concerto No. #|7
George Onslow|1784|1853|romantic|1
Louis Spohr|1784|1859|romantic|2
 -Clarinet Concertos|1829|Concerto No. #|4
 -Violin Concertos|1844|Concerto No. #|15
Ferdinand Ries|1784|1838|classical|1
 -Preludes, Op. 60|1815|Prelude #|40
Dionisio Aguado|1784|1849|classical|1
Carl Maria von Weber|1786|1826|romantic|4|Карл Мария фон Вебер
 -Der Freischütz|1821|=Overture;Act I;Act II;Wolf’s Glen;Act III
 -Piano Sonatas|1822|Sonata No. #|4
Alexander Alyabyev|1787|1851|romantic|2|Александр Алябьев
 -Songs|1826|=Соловей
Friedrich Kuhlau|1786|1832|classical|2
 -Sonatinas, Op. 20|1820|Sonatina #|3
 -Sonatinas, Op. 55|1823|Sonatina #|6
 -Sonatinas, Op. 88|1827|Sonatina #|4
 -Flute Duos|1829|Duo #|12
Maria Szymanowska|1789|1831|romantic|2|Мария Шимановская
 -Exercises and Preludes|1819|Étude #|20
 -Mazurkas|1825|Mazurka #|24
Carl Czerny|1791|1857|romantic|4|Карл Черни
 -The School of Velocity, Op. 299|1833|Study #|40
 -The Art of Finger Dexterity, Op. 740|1844|Study #|50
 -Practical Method for Beginners, Op. 599|1839|Study #|100
 -Progressive Studies, Op. 139|1827|Study #|100
 -Exercises in Passage-Playing, Op. 261|1830|Exercise #|125
 -Eight-Measure Exercises, Op. 821|1853|Exercise #|160
 -Études de mécanisme, Op. 849|1856|Study #|30
 -The School of the Virtuoso, Op. 365|1837|Study #|60
Giacomo Meyerbeer|1791|1864|opera|2
Gioachino Rossini|1792|1868|opera|6|Джоаккино Россини
 -The Barber of Seville|1816|=Overture;Ecco ridente in cielo;Largo al factotum;Una voce poco fa;La calunnia
 -William Tell|1829|=Overture;Act I;Act II;Act III;Act IV
 -String Sonatas|1804|Sonata No. #|6
 -Petite messe solennelle|1864|=Kyrie;Gloria;Credo;Prélude religieux;Sanctus;O salutaris;Agnus Dei
 -Overtures|1829|=La scala di seta;L’italiana in Algeri;Il turco in Italia;La gazza ladra;La Cenerentola;Semiramide
Matteo Carcassi|1792|1853|romantic|2
 -Studies, Op. 60|1836|Study #|25
Ignaz Moscheles|1794|1870|romantic|2
 -Studies, Op. 70|1827|Study #|24
 -Preludes, Op. 73|1827|Prelude #|50
Heinrich Marschner|1795|1861|opera|1
Franz Berwald|1796|1868|romantic|2
 -Symphonies|1845|=Sinfonie sérieuse;Sinfonie capricieuse;Sinfonie singulière;Symphony in E-flat major
Carl Loewe|1796|1869|romantic|1
 -Ballads|1818|=Erlkönig;Edward;Herr Oluf;Tom der Reimer
Gaetano Donizetti|1797|1848|opera|4|Гаэтано Доницетти
 -L’elisir d’amore|1832|=Quanto è bella;Udite, udite, o rustici;Una furtiva lagrima
 -String Quartets|1836|Quartet No. #|18
Franz Schubert|1797|1828|romantic|8|Франц Шуберт
 -Winterreise|1827|=Gute Nacht;Die Wetterfahne;Gefrorne Tränen;Erstarrung;Der Lindenbaum;Wasserflut;Auf dem Flusse;Rückblick;Irrlicht;Rast;Frühlingstraum;Einsamkeit;Die Post;Der greise Kopf;Die Krähe;Letzte Hoffnung;Im Dorfe;Der stürmische Morgen;Täuschung;Der Wegweiser;Das Wirtshaus;Mut;Die Nebensonnen;Der Leiermann
 -Die schöne Müllerin|1823|=Das Wandern;Wohin?;Halt!;Danksagung an den Bach;Am Feierabend;Der Neugierige;Ungeduld;Morgengruß;Des Müllers Blumen;Tränenregen;Mein!;Pause;Mit dem grünen Lautenbande;Der Jäger;Eifersucht und Stolz;Die liebe Farbe;Die böse Farbe;Trockne Blumen;Der Müller und der Bach;Des Baches Wiegenlied
 -Schwanengesang|1828|=Liebesbotschaft;Kriegers Ahnung;Frühlingssehnsucht;Ständchen;Aufenthalt;In der Ferne;Abschied;Der Atlas;Ihr Bild;Das Fischermädchen;Die Stadt;Am Meer;Der Doppelgänger;Die Taubenpost
 -Songs|1821|=Erlkönig;Gretchen am Spinnrade;Heidenröslein;Die Forelle;Der Tod und das Mädchen;An die Musik;Ave Maria
 -Impromptus, D. 899|1827|Impromptu #|4
 -Impromptus, D. 935|1827|Impromptu #|4
 -Moments musicaux|1828|Moment musical #|6
 -Waltzes, D. 145|1821|Waltz #|12
 -Waltzes, D. 365|1821|Waltz #|36
 -Ländler, D. 790|1823|Ländler #|12
 -German Dances, D. 783|1824|Dance #|16
 -Valses sentimentales, D. 779|1823|Waltz #|34
 -Valses nobles, D. 969|1826|Waltz #|12
 -Symphony No. 8 in B minor, Unfinished|1822|=Allegro moderato;Andante con moto
 -String Quartets|1826|Quartet No. #|15
 -Piano Quintet in A major, Trout|1819|=Allegro vivace;Andante;Scherzo;Andantino;Allegro giusto
Jacques Fromental Halévy|1799|1862|opera|1
Alexey Verstovsky|1799|1862|opera|1|Алексей Верстовский
Jan Kalivoda|1801|1866|romantic|1
Vincenzo Bellini|1801|1835|opera|4|Винченцо Беллини
 -Norma|1831|=Sinfonia;Casta diva;Mira, o Norma
Joseph Lanner|1801|1843|waltz|2
 -Waltzes and Dances|1843|Op. #|1-208
Alexander Varlamov|1801|1848|romantic|2|Александр Варламов
 -Songs|1833|=Красный сарафан;Белеет парус одинокий
Bernhard Crusell|1775|1838|classical|1
 -Clarinet Concertos|1818|Concerto No. #|3
Henri Bertini|1798|1876|romantic|2
 -Studies, Op. 29|1828|Study #|24
 -Studies, Op. 32|1828|Study #|24
 -Studies, Op. 100|1830|Study #|25
Henry Lemoine|1786|1854|romantic|1
 -Études enfantines, Op. 37|1840|Study #|50
Jean-Baptiste Duvernoy|1802|1880|romantic|1
 -School of Mechanism, Op. 120|1850|Study #|15
 -Elementary Studies, Op. 176|1860|Study #|25
Hector Berlioz|1803|1869|romantic|5|Гектор Берлиоз
 -Symphonie fantastique|1830|=Rêveries – Passions;Un bal;Scène aux champs;Marche au supplice;Songe d’une nuit du sabbat
 -Harold en Italie|1834|=Harold in the Mountains;March of the Pilgrims;Serenade;Orgy of the Brigands
 -Les nuits d’été|1841|=Villanelle;Le spectre de la rose;Sur les lagunes;Absence;Au cimetière;L’île inconnue
Adolphe Adam|1803|1856|romantic|2
 -Giselle|1841|=Introduction;Act I;Act II
Mikhail Glinka|1804|1857|romantic|5|Михаил Глинка
 -A Farewell to Saint Petersburg|1840|Song #|12
 -Ruslan and Lyudmila|1842|=Увертюра;Персидский хор;Марш Черномора;Лезгинка
 -Songs|1840|=Я помню чудное мгновенье;Жаворонок;Сомнение;Попутная песня;Не искушай меня без нужды
Johann Strauss I|1804|1849|waltz|3|Иоганн Штраус (отец)
 -Waltzes and Marches|1849|Op. #|1-227
 -Radetzky March|1848|=Radetzky March
Fanny Hensel|1805|1847|romantic|3|Фанни Мендельсон
 -Das Jahr|1841|=January;February;March;April;May;June;July;August;September;October;November;December;Postlude
Friedrich Burgmüller|1806|1874|romantic|3
 -Easy and Progressive Studies, Op. 100|1851|=La candeur;L’arabesque;La pastorale;La petite réunion;Innocence;Progrès;Le courant limpide;La gracieuse;La chasse;Tendre fleur;La bergeronnette;L’adieu;Consolation;La styrienne;Ballade;Douce plainte;La babillarde;Inquiétude;Ave Maria;La tarentelle;Harmonie des anges;Barcarolle;Le retour;L’hirondelle;La chevaleresque
 -Brilliant Studies, Op. 105|1854|Study #|12
 -Characteristic Studies, Op. 109|1858|Study #|18
Napoléon Coste|1805|1883|romantic|1
 -Studies, Op. 38|1873|Study #|25
Johann Kaspar Mertz|1806|1856|romantic|2
 -Bardenklänge, Op. 13|1847|Piece #|13
Michael William Balfe|1808|1870|opera|1
Felix Mendelssohn|1809|1847|romantic|7|Феликс Мендельсон
 -Songs without Words, Book 1, Op. 19|1832|Song without Words #|6
 -Songs without Words, Book 2, Op. 30|1835|Song without Words #|6
 -Songs without Words, Book 3, Op. 38|1837|Song without Words #|6
 -Songs without Words, Book 4, Op. 53|1841|Song without Words #|6
 -Songs without Words, Book 5, Op. 62|1844|Song without Words #|6
 -Songs without Words, Book 6, Op. 67|1845|Song without Words #|6
 -Songs without Words, Book 7, Op. 85|1850|Song without Words #|6
 -Songs without Words, Book 8, Op. 102|1868|Song without Words #|6
 -Preludes and Fugues, Op. 35|1837|Prelude and Fugue #|6
 -Variations sérieuses|1841|Variation #|17
 -String Symphonies|1823|Symphony No. #|12
 -A Midsummer Night’s Dream|1842|=Overture;Scherzo;Intermezzo;Nocturne;Wedding March
 -Violin Concerto in E minor|1844|=Allegro molto appassionato;Andante;Allegretto non troppo – Allegro molto vivace
 -Organ Sonatas, Op. 65|1845|Sonata No. #|6
Frédéric Chopin|1810|1849|romantic|8|Фредерик Шопен
 -Preludes, Op. 28|1839|Prelude No. # in @fifths|24
 -Études, Op. 10|1833|Étude #|12
 -Études, Op. 25|1837|Étude #|12
 -Nocturnes|1846|Nocturne No. #|19
 -Waltzes|1847|Waltz No. #|14
 -Mazurkas|1849|Mazurka No. #|49
 -Polonaises|1846|Polonaise No. #|7
 -Ballades|1842|Ballade No. #|4
 -Scherzos|1842|Scherzo No. #|4
 -Songs, Op. 74|1859|Song #|17
 -Piano Sonata No. 2 in B-flat minor|1839|=Grave – Doppio movimento;Scherzo;Marche funèbre;Finale. Presto
Robert Schumann|1810|1856|romantic|7|Роберт Шуман
 -Kinderszenen|1838|=Von fremden Ländern und Menschen;Kuriose Geschichte;Hasche-Mann;Bittendes Kind;Glückes genug;Wichtige Begebenheit;Träumerei;Am Kamin;Ritter vom Steckenpferd;Fast zu ernst;Fürchtenmachen;Kind im Einschlummern;Der Dichter spricht
 -Dichterliebe|1840|=Im wunderschönen Monat Mai;Aus meinen Tränen sprießen;Die Rose, die Lilie, die Taube, die Sonne;Wenn ich in deine Augen seh;Ich will meine Seele tauchen;Im Rhein, im heiligen Strome;Ich grolle nicht;Und wüssten’s die Blumen, die kleinen;Das ist ein Flöten und Geigen;Hör ich das Liedchen klingen;Ein Jüngling liebt ein Mädchen;Am leuchtenden Sommermorgen;Ich hab im Traum geweinet;Allnächtlich im Traume;Aus alten Märchen winkt es;Die alten, bösen Lieder
 -Album for the Young|1848|Piece #|43
 -Papillons|1831|Papillon #|12
 -Davidsbündlertänze|1837|Dance #|18
 -Waldszenen|1849|=Eintritt;Jäger auf der Lauer;Einsame Blumen;Verrufene Stelle;Freundliche Landschaft;Herberge;Vogel als Prophet;Jagdlied;Abschied
 -Liederkreis, Op. 39|1840|Song #|12
 -Frauenliebe und -leben|1840|Song #|8
 -Myrthen|1840|Song #|26
 -Symphonies|1851|Symphony No. #|4
Franz Liszt|1811|1886|romantic|7|Ференц Лист
 -Transcendental Études|1852|=Preludio;Fusées;Paysage;Mazeppa;Feux follets;Vision;Eroica;Wilde Jagd;Ricordanza;Appassionata;Harmonies du soir;Chasse-neige
 -Hungarian Rhapsodies|1885|Hungarian Rhapsody No. #|19
 -Grandes études de Paganini|1851|=Tremolo;Octave;La campanella;Arpeggio;La chasse;Theme and Variations
 -Consolations|1850|Consolation No. #|6
 -Liebesträume|1850|Liebestraum No. #|3
 -Symphonic Poems|1882|Symphonic Poem No. #|13
 -Technical Studies|1886|Study #|68
 -Mephisto Waltzes|1885|Mephisto Waltz No. #|4
 -Années de pèlerinage: Switzerland|1855|=Chapelle de Guillaume Tell;Au lac de Wallenstadt;Pastorale;Au bord d’une source;Orage;Vallée d’Obermann;Églogue;Le mal du pays;Les cloches de Genève
Ambroise Thomas|1811|1896|opera|1
Friedrich von Flotow|1812|1883|opera|1
Sigismond Thalberg|1812|1871|romantic|2
Charles-Valentin Alkan|1813|1888|romantic|3|Шарль Алькан
 -Preludes, Op. 31|1847|Prelude #|25
 -Studies in the Major Keys, Op. 35|1848|Study #|12
 -Studies in the Minor Keys, Op. 39|1857|Study #|12
 -Esquisses, Op. 63|1861|Esquisse #|48
 -Les mois, Op. 74|1840|Piece #|12
Stephen Heller|1813|1888|romantic|2
 -Studies, Op. 45|1845|Study #|25
 -Studies, Op. 46|1845|Study #|30
 -Studies, Op. 47|1849|Study #|25
 -Preludes, Op. 81|1853|Prelude #|24
Giuseppe Verdi|1813|1901|opera|7|Джузеппе Верди
 -La traviata|1853|=Preludio;Libiamo ne’ lieti calici;Sempre libera;De’ miei bollenti spiriti;Di Provenza il mar, il suol;Addio, del passato
 -Rigoletto|1851|=Questa o quella;Caro nome;Cortigiani, vil razza dannata;La donna è mobile;Bella figlia dell’amore
 -Aida|1871|=Celeste Aida;Ritorna vincitor;Gloria all’Egitto;O patria mia;O terra, addio
 -Requiem|1874|=Requiem;Dies irae;Offertorio;Sanctus;Agnus Dei;Lux aeterna;Libera me
 -Nabucco|1842|=Sinfonia;Va, pensiero
Richard Wagner|1813|1883|opera|7|Рихард Вагнер
 -Der Ring des Nibelungen|1876|=Das Rheingold;Die Walküre: Act I;Die Walküre: Act II;Die Walküre: Act III;Siegfried: Act I;Siegfried: Act II;Siegfried: Act III;Götterdämmerung: Prologue;Götterdämmerung: Act I;Götterdämmerung: Act II;Götterdämmerung: Act III
 -Tristan und Isolde|1865|=Prelude;Act I;Act II;Act III;Liebestod
 -Wesendonck Lieder|1858|=Der Engel;Stehe still!;Im Treibhaus;Schmerzen;Träume
 -Lohengrin|1850|=Prelude;Act I;Act II;Prelude to Act III;Bridal Chorus;In fernem Land
Alexander Dargomyzhsky|1813|1869|romantic|3|Александр Даргомыжский
 -Songs|1858|=Старый капрал;Титулярный советник;Червяк;Мне грустно
Adolf von Henselt|1814|1889|romantic|1
 -Studies, Op. 2|1838|Study #|12
 -Studies, Op. 5|1838|Study #|12
Robert Volkmann|1815|1883|romantic|1
Niels Gade|1817|1890|romantic|2
 -Symphonies|1871|Symphony No. #|8
Charles Gounod|1818|1893|opera|4|Шарль Гуно
 -Faust|1859|=Prelude;Avant de quitter ces lieux;Salut! demeure chaste et pure;Jewel Song;Soldiers’ Chorus
Henry Litolff|1818|1891|romantic|1
Louis James Alfred Lefébure-Wély|1817|1869|romantic|1
Jakob Dont|1815|1888|romantic|1
 -Études and Caprices, Op. 35|1849|Étude #|24
 -Preparatory Studies, Op. 37|1852|Study #|24
Heinrich Ernst Kayser|1815|1888|romantic|1
 -Studies, Op. 20|1848|Study #|36
Charles-Louis Hanon|1819|1900|romantic|3|Шарль Ганон
 -The Virtuoso Pianist|1873|Exercise #|60
Franz von Suppé|1819|1895|operetta|3|Франц фон Зуппе
 -Overtures|1866|=Poet and Peasant;Light Cavalry;The Beautiful Galatea;Morning, Noon and Night in Vienna
Jacques Offenbach|1819|1880|operetta|4|Жак Оффенбах
 -Les contes d’Hoffmann|1881|=Prologue;Les oiseaux dans la charmille;Belle nuit, ô nuit d’amour;Epilogue
Clara Schumann|1819|1896|romantic|4|Клара Шуман
 -Preludes and Fugues, Op. 16|1845|Prelude and Fugue #|3
 -Soirées musicales, Op. 6|1836|Piece #|6
 -Songs, Op. 13|1844|Song #|6
 -Romances, Op. 22|1853|Romance #|3
Stanisław Moniuszko|1819|1872|opera|2|Станислав Монюшко
Henri Vieuxtemps|1820|1881|romantic|2
 -Violin Concertos|1861|Concerto No. #|5
 -Studies, Op. 16|1846|Study #|6
Louis Köhler|1820|1886|romantic|1
 -Studies, Op. 157|1870|Study #|12
Carl Albert Loeschhorn|1819|1905|romantic|1
 -Studies, Op. 65|1860|Study #|48
 -Studies, Op. 66|1860|Study #|33
Joachim Raff|1822|1882|romantic|2
 -Symphonies|1879|Symphony No. #|11
César Franck|1822|1890|romantic|4|Сезар Франк
 -Violin Sonata in A major|1886|=Allegretto ben moderato;Allegro;Recitativo-Fantasia;Allegretto poco mosso
 -L’organiste|1890|Piece #|59
 -Organ Chorales|1890|Chorale No. #|3
Édouard Lalo|1823|1892|romantic|2
 -Symphonie espagnole|1874|=Allegro non troppo;Scherzando;Intermezzo;Andante;Rondo
Bedřich Smetana|1824|1884|romantic|4|Бедржих Сметана
 -Má vlast|1879|=Vyšehrad;Vltava;Šárka;Z českých luhů a hájů;Tábor;Blaník
 -Czech Dances|1879|Dance #|14
Anton Bruckner|1824|1896|romantic|5|Антон Брукнер
 -Symphonies|1896|Symphony No. #|9
 -Symphony No. 7 in E major|1883|=Allegro moderato;Adagio;Scherzo;Finale
Carl Reinecke|1824|1910|romantic|2
 -Undine Sonata|1882|=Allegro;Intermezzo;Andante tranquillo;Finale
Johann Strauss II|1825|1899|waltz|6|Иоганн Штраус (сын)
 -Waltzes|1867|=The Blue Danube;Artist’s Life;Tales from the Vienna Woods;Wine, Women and Song;Emperor Waltz;Voices of Spring;Roses from the South;Vienna Blood
 -Die Fledermaus|1874|=Overture;Act I;Act II;Act III
 -Dances and Marches|1898|Op. #|1-300
Stephen Foster|1826|1864|song|4
 -Songs|1864|=Oh! Susanna;Camptown Races;Old Folks at Home;My Old Kentucky Home;Jeanie with the Light Brown Hair;Hard Times Come Again No More;Beautiful Dreamer
Josef Strauss|1827|1870|waltz|2
 -Waltzes and Polkas|1870|Op. #|1-283
Louis Moreau Gottschalk|1829|1869|romantic|3
 -Piano Pieces|1849|=Bamboula;La savane;Le bananier;The Banjo;Souvenir de Porto Rico;The Dying Poet
Anton Rubinstein|1829|1894|romantic|3|Антон Рубинштейн
 -Piano Concertos|1874|Concerto No. #|5
 -Kamennoi Ostrov, Op. 10|1854|Portrait #|24
Karl Goldmark|1830|1915|romantic|2
Joseph Joachim|1831|1907|romantic|2|Йозеф Иоахим
Alexander Borodin|1833|1887|romantic|5|Александр Бородин
 -Petite suite|1885|=Au couvent;Intermezzo;Mazurka I;Mazurka II;Rêverie;Sérénade;Nocturne
 -Prince Igor|1890|=Overture;Polovtsian Dances;Улетай на крыльях ветра;Ария князя Игоря
 -String Quartet No. 2 in D major|1881|=Allegro moderato;Scherzo;Notturno;Finale
Johannes Brahms|1833|1897|romantic|7|Иоганнес Брамс
 -Hungarian Dances|1880|Hungarian Dance No. #|21
 -Waltzes, Op. 39|1865|Waltz #|16
 -Deutsche Volkslieder|1894|Song #|49
 -Exercises, WoO 6|1893|Exercise #|51
 -Liebeslieder-Walzer|1869|Waltz #|18
 -Neue Liebeslieder|1874|Waltz #|15
 -Ballades, Op. 10|1854|Ballade #|4
 -Piano Pieces, Op. 76|1878|Piece #|8
 -Fantasias, Op. 116|1892|Fantasia #|7
 -Intermezzi, Op. 117|1892|Intermezzo #|3
 -Piano Pieces, Op. 118|1893|Piece #|6
 -Piano Pieces, Op. 119|1893|Piece #|4
 -Handel Variations|1861|Variation #|25
 -Paganini Variations|1863|Variation #|28
 -Ein deutsches Requiem|1868|=Selig sind, die da Leid tragen;Denn alles Fleisch, es ist wie Gras;Herr, lehre doch mich;Wie lieblich sind deine Wohnungen;Ihr habt nun Traurigkeit;Denn wir haben hie keine bleibende Statt;Selig sind die Toten
 -Chorale Preludes, Op. 122|1896|Chorale Prelude #|11
 -Symphony No. 4 in E minor|1885|=Allegro non troppo;Andante moderato;Allegro giocoso;Allegro energico e passionato
Amilcare Ponchielli|1834|1886|opera|2
 -La Gioconda|1876|=Preludio;Suicidio!;Dance of the Hours
César Cui|1835|1918|romantic|2|Цезарь Кюи
 -Preludes, Op. 64|1903|Prelude #|25
 -Kaleidoscope, Op. 50|1893|Piece #|24
Camille Saint-Saëns|1835|1921|romantic|6|Камиль Сен-Санс
 -The Carnival of the Animals|1886|=Introduction and Royal March of the Lion;Hens and Roosters;Wild Asses;Tortoises;The Elephant;Kangaroos;Aquarium;Characters with Long Ears;The Cuckoo in the Depths of the Woods;Aviary;Pianists;Fossils;The Swan;Finale
 -Études, Op. 52|1877|Étude #|6
 -Études, Op. 111|1899|Étude #|6
 -Piano Concertos|1896|Concerto No. #|5
Eduard Strauss|1835|1916|waltz|1
 -Polkas|1898|Op. #|1-100
Henryk Wieniawski|1835|1880|romantic|3|Генрик Венявский
 -L’école moderne, Op. 10|1854|Étude #|9
 -Études-caprices, Op. 18|1862|Étude #|8
Léo Delibes|1836|1891|romantic|4|Лео Делиб
 -Lakmé|1883|=Flower Duet;Bell Song
 -Coppélia|1870|=Prelude;Mazurka;Valse;Ballade;Czardas
Mily Balakirev|1837|1910|romantic|3|Милий Балакирев
 -Islamey|1869|=Islamey
Émile Waldteufel|1837|1915|waltz|2
 -Waltzes|1882|=Les patineurs;Estudiantina;España;Très jolie;Amour et printemps
Alexandre Guilmant|1837|1911|romantic|1
 -Organ Sonatas|1906|Sonata No. #|8
Georges Bizet|1838|1875|opera|6|Жорж Бизе
 -Carmen|1875|=Prelude;Habanera;Séguedille;Chanson bohème;Toreador Song;Entr’acte;Flower Song;Card Trio;Micaëla’s Air
 -Jeux d’enfants|1871|=L’escarpolette;La toupie;La poupée;Les chevaux de bois;Le volant;Trompette et tambour;Les bulles de savon;Les quatre coins;Colin-maillard;Saute-mouton;Petit mari, petite femme;Le bal
 -L’Arlésienne|1872|=Prélude;Minuetto;Adagietto;Carillon;Pastorale;Intermezzo;Farandole
Max Bruch|1838|1920|romantic|3|Макс Брух
 -Violin Concerto No. 1 in G minor|1868|=Vorspiel;Adagio;Finale
 -Pieces, Op. 83|1910|Piece #|8
Modest Mussorgsky|1839|1881|romantic|6|Модест Мусоргский
 -Pictures at an Exhibition|1874|=Promenade;Gnomus;Il vecchio castello;Tuileries;Bydło;Ballet of the Unhatched Chicks;Samuel Goldenberg and Schmuÿle;Limoges;Catacombae;Cum mortuis in lingua mortua;The Hut on Hen’s Legs;The Great Gate of Kiev
 -Songs and Dances of Death|1877|=Колыбельная;Серенада;Трепак;Полководец
 -The Nursery|1872|=С няней;В углу;Жук;С куклой;На сон грядущий
 -Boris Godunov|1874|=Пролог;Действие I;Действие II;Действие III;Действие IV
 -Night on Bald Mountain|1867|=Night on Bald Mountain
Josef Rheinberger|1839|1901|romantic|1
 -Organ Sonatas|1901|Sonata No. #|20
John Stainer|1840|1901|romantic|1
Pyotr Ilyich Tchaikovsky|1840|1893|romantic|8|Пётр Ильич Чайковский
 -The Seasons|1876|=Январь. У камелька;Февраль. Масленица;Март. Песнь жаворонка;Апрель. Подснежник;Май. Белые ночи;Июнь. Баркарола;Июль. Песнь косаря;Август. Жатва;Сентябрь. Охота;Октябрь. Осенняя песнь;Ноябрь. На тройке;Декабрь. Святки
 -Children’s Album|1878|=Утренняя молитва;Зимнее утро;Мама;Игра в лошадки;Марш деревянных солдатиков;Болезнь куклы;Похороны куклы;Вальс;Новая кукла;Мазурка;Русская песня;Мужик на гармонике играет;Камаринская;Полька;Итальянская песенка;Старинная французская песенка;Немецкая песенка;Неаполитанская песенка;Нянина сказка;Баба-яга;Сладкая грёза;Песня жаворонка;Шарманщик поёт;В церкви
 -The Nutcracker|1892|=Miniature Overture;March;Dance of the Sugar Plum Fairy;Trepak;Arabian Dance;Chinese Dance;Dance of the Reed Flutes;Waltz of the Flowers
 -Swan Lake|1876|=Introduction;Act I;Waltz;Scene;Dance of the Little Swans;Hungarian Dance;Spanish Dance;Neapolitan Dance;Mazurka;Final Scene
 -Pieces, Op. 72|1893|Piece #|18
 -Pieces, Op. 40|1878|Piece #|12
 -Songs for Children, Op. 54|1883|Song #|16
 -Eugene Onegin|1879|=Introduction;Сцена письма;Вальс;Куда, куда вы удалились;Полонез;Любви все возрасты покорны
 -Symphony No. 6 in B minor, Pathétique|1893|=Adagio – Allegro non troppo;Allegro con grazia;Allegro molto vivace;Finale. Adagio lamentoso
 -Symphonies|1893|Symphony No. #|6
 -Russian Folk Songs for Four Hands|1869|Song #|50
Emmanuel Chabrier|1841|1894|romantic|3
 -Pièces pittoresques|1881|=Paysage;Mélancolie;Tourbillon;Sous-bois;Mauresque;Idylle;Danse villageoise;Improvisation;Menuet pompeux;Scherzo-valse
Antonín Dvořák|1841|1904|romantic|6|Антонин Дворжак
 -Slavonic Dances, Op. 46|1878|Slavonic Dance #|8
 -Slavonic Dances, Op. 72|1886|Slavonic Dance #|8
 -Symphony No. 9 in E minor, From the New World|1893|=Adagio – Allegro molto;Largo;Molto vivace;Allegro con fuoco
 -Symphonies|1893|Symphony No. #|9
 -String Quartets|1895|Quartet No. #|14
 -Moravian Duets|1876|Duet #|13
 -Biblical Songs|1894|Song #|10
 -Humoresques|1894|Humoresque #|8
 -Gypsy Songs|1880|Song #|7
 -Poetic Tone Pictures|1889|Picture #|13
 -Legends|1881|Legend #|10
 -Cypresses|1865|Song #|18
Giovanni Sgambati|1841|1914|romantic|1
Jules Massenet|1842|1912|opera|4|Жюль Массне
 -Thaïs|1894|=Dis-moi que je suis belle;Méditation
 -Werther|1892|=Prélude;O nature, pleine de grâce;Va! laisse couler mes larmes;Pourquoi me réveiller
Arthur Sullivan|1842|1900|operetta|3
 -The Mikado|1885|=Overture;A Wandering Minstrel I;Three Little Maids from School;The Sun Whose Rays;Tit-willow
 -The Pirates of Penzance|1879|=Overture;Poor Wandering One;I Am the Very Model of a Modern Major-General;A Policeman’s Lot
Carl Zeller|1842|1898|operetta|1
Carl Michael Ziehrer|1843|1922|waltz|1
David Popper|1843|1913|romantic|2
 -High School of Cello Playing, Op. 73|1905|Study #|40
Edvard Grieg|1843|1907|romantic|6|Эдвард Григ
 -Lyric Pieces, Book 1, Op. 12|1867|=Arietta;Waltz;Watchman’s Song;Elves’ Dance;Folk Song;Norwegian;Album Leaf;National Song
 -Lyric Pieces, Book 2, Op. 38|1883|Lyric Piece #|8
 -Lyric Pieces, Book 3, Op. 43|1886|=Butterfly;Lonely Wanderer;In My Native Country;Little Bird;Erotikon;To the Spring
 -Lyric Pieces, Book 4, Op. 47|1888|Lyric Piece #|7
 -Lyric Pieces, Book 5, Op. 54|1891|=Shepherd Boy;Norwegian March;March of the Trolls;Notturno;Scherzo;Bell Ringing
 -Lyric Pieces, Book 6, Op. 57|1893|Lyric Piece #|6
 -Lyric Pieces, Book 7, Op. 62|1895|Lyric Piece #|6
 -Lyric Pieces, Book 8, Op. 65|1896|=From Years of Youth;Peasant’s Song;Melancholy;Salon;Ballad;Wedding Day at Troldhaugen
 -Lyric Pieces, Book 9, Op. 68|1899|Lyric Piece #|6
 -Lyric Pieces, Book 10, Op. 71|1901|Lyric Piece #|7
 -Peer Gynt|1876|=Morning Mood;The Death of Åse;Anitra’s Dance;In the Hall of the Mountain King;Arabian Dance;Solveig’s Song
 -Norwegian Peasant Dances, Op. 72|1903|Slåtter #|17
 -Norwegian Folk Songs, Op. 66|1897|Song #|19
 -Norwegian Dances and Songs, Op. 17|1870|Dance #|25
Nikolai Rimsky-Korsakov|1844|1908|romantic|6|Николай Римский-Корсаков
 -Scheherazade|1888|=The Sea and Sinbad’s Ship;The Kalendar Prince;The Young Prince and the Young Princess;Festival at Baghdad
 -The Tale of Tsar Saltan|1900|=Flight of the Bumblebee;Три чуда
 -Russian Folk Songs|1877|Song #|100
 -Capriccio espagnol|1887|=Alborada;Variazioni;Alborada;Scena e canto gitano;Fandango asturiano
Pablo de Sarasate|1844|1908|romantic|3|Пабло де Сарасате
 -Spanish Dances|1882|Spanish Dance #|8
 -Zigeunerweisen|1878|=Zigeunerweisen
Charles-Marie Widor|1844|1937|romantic|2
 -Organ Symphonies|1900|Symphony No. #|10
Gabriel Fauré|1845|1924|romantic|5|Габриэль Форе
 -Nocturnes|1921|Nocturne No. #|13
 -Barcarolles|1921|Barcarolle No. #|13
 -Preludes, Op. 103|1910|Prelude #|9
 -Requiem|1890|=Introït et Kyrie;Offertoire;Sanctus;Pie Jesu;Agnus Dei;Libera me;In paradisum
 -Dolly|1896|=Berceuse;Mi-a-ou;Le jardin de Dolly;Kitty-valse;Tendresse;Le pas espagnol
 -La bonne chanson|1894|Song #|9
Luigi Denza|1846|1922|song|1
 -Songs|1880|=Funiculì, funiculà
Xaver Scharwenka|1850|1924|romantic|1
Zdeněk Fibich|1850|1900|romantic|1
Robert Planquette|1848|1903|operetta|1
Hubert Parry|1848|1918|romantic|2
 -Songs of Farewell|1916|Motet #|6
Benjamin Godard|1849|1895|romantic|1
Henri Duparc|1848|1933|romantic|2
 -Songs|1884|=L’invitation au voyage;Phidylé;Chanson triste;Extase
Francisco Tárrega|1852|1909|romantic|4|Франсиско Таррега
 -Guitar Pieces|1899|=Recuerdos de la Alhambra;Capricho árabe;Lágrima;Adelita;Gran vals;Danza mora
Teresa Carreño|1853|1917|romantic|2
Vincent d’Indy|1851|1931|romantic|1
Charles Villiers Stanford|1852|1924|romantic|2
 -Preludes, Op. 163|1918|Prelude #|24
 -Preludes, Op. 179|1920|Prelude #|24
 -Songs of the Sea|1904|Song #|5
Engelbert Humperdinck|1854|1921|opera|2
 -Hänsel und Gretel|1893|=Overture;Act I;Act II;Act III;Evening Prayer
Leoš Janáček|1854|1928|modern|4|Леош Яначек
 -On an Overgrown Path|1911|=Our Evenings;A Blown-Away Leaf;Come with Us!;The Frýdek Madonna;They Chattered Like Swallows;Words Fail;Good Night!;Unutterable Anguish;In Tears;The Barn Owl Has Not Flown Away
John Philip Sousa|1854|1932|march|4|Джон Филип Суза
 -Marches|1897|=The Gladiator;Semper Fidelis;The Washington Post;The Thunderer;The High School Cadets;The Liberty Bell;King Cotton;El Capitan;The Stars and Stripes Forever;Hands Across the Sea
George W. Chadwick|1854|1931|romantic|1
Moritz Moszkowski|1854|1925|romantic|2
 -Études de virtuosité, Op. 72|1903|Étude #|15
 -Spanish Dances, Op. 12|1876|Spanish Dance #|5
Ernest Chausson|1855|1899|romantic|2
Anatoly Lyadov|1855|1914|romantic|3|Анатолий Лядов
 -Russian Folk Songs, Op. 58|1906|=Духовный стих;Коляда;Протяжная;Шуточная;Былина о птичках;Колыбельная;Плясовая;Хороводная
 -Biryulki, Op. 2|1876|Biryulka #|14
Giuseppe Martucci|1856|1909|romantic|1
Sergei Taneyev|1856|1915|romantic|2|Сергей Танеев
Christian Sinding|1856|1941|romantic|1
Cécile Chaminade|1857|1944|romantic|2
 -Études de concert, Op. 35|1886|Étude #|6
Edward Elgar|1857|1934|romantic|5|Эдуард Элгар
 -Enigma Variations|1899|=Theme;C. A. E.;H. D. S-P.;R. B. T.;W. M. B.;R. P. A.;Ysobel;Troyte;W. N.;Nimrod;Dorabella;G. R. S.;B. G. N.;Romanza;E. D. U.
 -Sea Pictures|1899|=Sea Slumber Song;In Haven;Sabbath Morning at Sea;Where Corals Lie;The Swimmer
 -Pomp and Circumstance Marches|1907|March No. #|4
Ruggero Leoncavallo|1857|1919|opera|3
 -Pagliacci|1892|=Prologue;Vesti la giubba;No! Pagliaccio non son!
Eugène Ysaÿe|1858|1931|modern|3
 -Sonatas for Solo Violin|1923|Sonata No. #|6
Giacomo Puccini|1858|1924|opera|7|Джакомо Пуччини
 -La bohème|1896|=Che gelida manina;Sì, mi chiamano Mimì;O soave fanciulla;Quando m’en vo;Donde lieta uscì;Vecchia zimarra
 -Tosca|1900|=Recondita armonia;Te Deum;Vissi d’arte;E lucevan le stelle
 -Madama Butterfly|1904|=Un bel dì vedremo;Humming Chorus;Addio, fiorito asil;Tu? tu? piccolo iddio!
 -Gianni Schicchi|1918|=O mio babbino caro
Mikhail Ippolitov-Ivanov|1859|1935|romantic|2|Михаил Ипполитов-Иванов
 -Caucasian Sketches|1894|=In a Mountain Pass;In a Village;In a Mosque;Procession of the Sardar
Victor Herbert|1859|1924|operetta|1
Isaac Albéniz|1860|1909|modern|4|Исаак Альбенис
 -Iberia|1908|=Evocación;El puerto;El Corpus en Sevilla;Rondeña;Almería;Triana;El Albaicín;El polo;Lavapiés;Málaga;Jerez;Eritaña
 -Suite española|1887|=Granada;Cataluña;Sevilla;Cádiz;Asturias;Aragón;Castilla;Cuba
 -España, Op. 165|1890|=Preludio;Tango;Malagueña;Serenata;Capricho catalán;Zortzico
Gustav Mahler|1860|1911|romantic|6|Густав Малер
 -Lieder eines fahrenden Gesellen|1885|=Wenn mein Schatz Hochzeit macht;Ging heut morgen übers Feld;Ich hab’ ein glühend Messer;Die zwei blauen Augen
 -Kindertotenlieder|1904|Song #|5
 -Das Lied von der Erde|1909|=Das Trinklied vom Jammer der Erde;Der Einsame im Herbst;Von der Jugend;Von der Schönheit;Der Trunkene im Frühling;Der Abschied
 -Symphonies|1909|Symphony No. #|9
 -Symphony No. 5|1902|=Trauermarsch;Stürmisch bewegt;Scherzo;Adagietto;Rondo-Finale
Hugo Wolf|1860|1903|romantic|3|Гуго Вольф
 -Italienisches Liederbuch|1896|Song #|46
 -Mörike-Lieder|1888|Song #|53
 -Eichendorff-Lieder|1889|Song #|20
 -Spanisches Liederbuch|1890|Song #|44
Edward MacDowell|1860|1908|romantic|2
 -Woodland Sketches|1896|=To a Wild Rose;Will o’ the Wisp;At an Old Trysting Place;In Autumn;From an Indian Lodge;To a Water-lily;From Uncle Remus;A Deserted Farm;By a Meadow Brook;Told at Sunset
 -Sea Pieces|1898|Piece #|8
Ignacy Jan Paderewski|1860|1941|romantic|2
Anton Arensky|1861|1906|romantic|2|Антон Аренский
 -Pieces, Op. 36|1894|Piece #|24
Claude Debussy|1862|1918|impressionist|7|Клод Дебюсси
 -Préludes, Book 1|1910|=Danseuses de Delphes;Voiles;Le vent dans la plaine;Les sons et les parfums tournent dans l’air du soir;Les collines d’Anacapri;Des pas sur la neige;Ce qu’a vu le vent d’ouest;La fille aux cheveux de lin;La sérénade interrompue;La cathédrale engloutie;La danse de Puck;Minstrels
 -Préludes, Book 2|1913|=Brouillards;Feuilles mortes;La puerta del vino;Les fées sont d’exquises danseuses;Bruyères;General Lavine – eccentric;La terrasse des audiences du clair de lune;Ondine;Hommage à S. Pickwick Esq.;Canope;Les tierces alternées;Feux d’artifice
 -Études|1915|Étude #|12
 -Suite bergamasque|1905|=Prélude;Menuet;Clair de lune;Passepied
 -Children’s Corner|1908|=Doctor Gradus ad Parnassum;Jimbo’s Lullaby;Serenade of the Doll;The Snow Is Dancing;The Little Shepherd;Golliwogg’s Cakewalk
 -Images, Book 1|1905|=Reflets dans l’eau;Hommage à Rameau;Mouvement
 -Estampes|1903|=Pagodes;La soirée dans Grenade;Jardins sous la pluie
 -La mer|1905|=De l’aube à midi sur la mer;Jeux de vagues;Dialogue du vent et de la mer
 -Arabesques|1891|Arabesque No. #|2
 -Six épigraphes antiques|1914|Épigraphe #|6
Frederick Delius|1862|1934|impressionist|2
Léon Boëllmann|1862|1897|romantic|1
 -Suite gothique|1895|=Introduction-Choral;Menuet gothique;Prière à Notre-Dame;Toccata
Ethelbert Nevin|1862|1901|romantic|1
Pietro Mascagni|1863|1945|opera|3
 -Cavalleria rusticana|1890|=Prelude;Siciliana;Voi lo sapete, o mamma;Intermezzo
Ernesto Nazareth|1863|1934|tango|2
 -Tangos brasileiros|1909|=Odeon;Brejeiro;Apanhei-te, cavaquinho;Fon-fon
Alexander Glazunov|1865|1936|romantic|3|Александр Глазунов
 -Symphonies|1906|Symphony No. #|8
Alexander Gretchaninov|1864|1956|romantic|1|Александр Гречанинов
Paul Dukas|1865|1935|impressionist|3|Поль Дюка
 -The Sorcerer’s Apprentice|1897|=The Sorcerer’s Apprentice
Carl Nielsen|1865|1931|modern|3|Карл Нильсен
 -Symphonies|1925|Symphony No. #|6
 -Humoreske-Bagateller|1897|Piece #|6
Albéric Magnard|1865|1914|romantic|1
Vasily Kalinnikov|1866|1901|romantic|2|Василий Калинников
Ferruccio Busoni|1866|1924|modern|3|Ферруччо Бузони
 -Preludes, Op. 37|1881|Prelude # in @fifths|24
 -Sonatinas|1920|Sonatina No. #|6
Erik Satie|1866|1925|impressionist|6|Эрик Сати
 -Gymnopédies|1888|Gymnopédie No. #|3
 -Gnossiennes|1897|Gnossienne No. #|6
 -Sports et divertissements|1914|Piece #|21
 -Nocturnes|1919|Nocturne No. #|5
 -Embryons desséchés|1913|=Embryon d’holothurie;Embryon d’edriophthalma;Embryon de podophthalma
 -Sarabandes|1887|Sarabande No. #|3
Enrique Granados|1867|1916|romantic|3|Энрике Гранадос
 -Goyescas|1911|=Los requiebros;Coloquio en la reja;El fandango de candil;Quejas, o la maja y el ruiseñor;El amor y la muerte;Epílogo
 -Danzas españolas|1890|Danza #|12
 -Valses poéticos|1894|Waltz #|7
 -Escenas románticas|1904|Scene #|6
Amy Beach|1867|1944|romantic|3
 -Children’s Album, Op. 36|1897|Piece #|5
Umberto Giordano|1867|1948|opera|1
Scott Joplin|1868|1917|ragtime|6|Скотт Джоплин
 -Rags|1899|=Maple Leaf Rag;Original Rags;Peacherine Rag;The Easy Winners;The Entertainer;Elite Syncopations;The Strenuous Life;Weeping Willow;The Cascades;The Chrysanthemum;Gladiolus Rag;Fig Leaf Rag;Sugar Cane;Pine Apple Rag;Solace;Stoptime Rag;Magnetic Rag
 -School of Ragtime|1908|Exercise #|6
Granville Bantock|1868|1946|romantic|1
Louis Vierne|1870|1937|romantic|2
 -Organ Symphonies|1930|Symphony No. #|6
 -Pièces en style libre|1913|Piece #|24
 -Pièces de fantaisie|1927|Piece #|24
Leopold Godowsky|1870|1938|romantic|2|Леопольд Годовский
 -Studies on Chopin’s Études|1914|Study #|53
 -Java Suite|1925|Piece #|12
Franz Lehár|1870|1948|operetta|2
Florent Schmitt|1870|1958|impressionist|1
Guillaume Lekeu|1870|1894|romantic|1
Alexander Zemlinsky|1871|1942|modern|1
Alexander Scriabin|1872|1915|modern|5|Александр Скрябин
 -Preludes, Op. 11|1896|Prelude # in @fifths|24
 -Études, Op. 8|1894|Étude #|12
 -Études, Op. 42|1903|Étude #|8
 -Mazurkas, Op. 3|1889|Mazurka #|10
 -Piano Sonatas|1913|Piano Sonata No. #|10
 -Preludes, Op. 13|1895|Prelude #|6
 -Preludes, Op. 15|1896|Prelude #|5
 -Preludes, Op. 16|1895|Prelude #|5
 -Preludes, Op. 17|1896|Prelude #|7
 -Mazurkas, Op. 25|1899|Mazurka #|9
Hugo Alfvén|1872|1960|romantic|1
Max Reger|1873|1916|romantic|3|Макс Регер
 -Chorale Preludes, Op. 67|1902|Chorale Prelude #|52
 -Aus meinem Tagebuch, Op. 82|1904|Piece #|12
 -Schlichte Weisen, Op. 76|1903|Song #|60
 -Silhouetten, Op. 53|1900|Piece #|7
Sergei Rachmaninoff|1873|1943|romantic|7|Сергей Рахманинов
 -Preludes, Op. 23|1903|Prelude #|10
 -Preludes, Op. 32|1910|Prelude #|13
 -Études-tableaux, Op. 39|1917|Étude-tableau #|9
 -Études-tableaux, Op. 33|1911|Étude-tableau #|8
 -Morceaux de fantaisie, Op. 3|1892|=Élégie;Prélude in C-sharp minor;Mélodie;Polichinelle;Sérénade
 -All-Night Vigil|1915|=Приидите, поклонимся;Благослови, душе моя;Блажен муж;Свете тихий;Ныне отпущаеши;Богородице Дево, радуйся;Шестопсалмие;Хвалите имя Господне;Благословен еси, Господи;Воскресение Христово видевше;Величит душа моя Господа;Славословие великое;Днесь спасение;Воскрес из гроба;Взбранной воеводе
 -Songs, Op. 34|1912|Song #|14
 -Songs, Op. 21|1902|Song #|12
 -Piano Concerto No. 2 in C minor|1901|=Moderato;Adagio sostenuto;Allegro scherzando
Gustav Holst|1874|1934|modern|5|Густав Холст
 -The Planets|1916|=Mars, the Bringer of War;Venus, the Bringer of Peace;Mercury, the Winged Messenger;Jupiter, the Bringer of Jollity;Saturn, the Bringer of Old Age;Uranus, the Magician;Neptune, the Mystic
Josef Suk|1874|1935|romantic|1
 -Life and Dreams|1909|Piece #|10
Franz Schmidt|1874|1939|romantic|1
Maurice Ravel|1875|1937|impressionist|7|Морис Равель
 -Gaspard de la nuit|1908|=Ondine;Le gibet;Scarbo
 -Miroirs|1905|=Noctuelles;Oiseaux tristes;Une barque sur l’océan;Alborada del gracioso;La vallée des cloches
 -Le tombeau de Couperin|1917|=Prélude;Fugue;Forlane;Rigaudon;Menuet;Toccata
 -Ma mère l’Oye|1910|=Pavane de la Belle au bois dormant;Petit Poucet;Laideronnette, impératrice des pagodes;Les entretiens de la Belle et de la Bête;Le jardin féerique
 -Valses nobles et sentimentales|1911|Waltz #|8
 -Sonatine|1905|=Modéré;Mouvement de menuet;Animé
Samuel Coleridge-Taylor|1875|1912|romantic|2
 -Negro Melodies, Op. 59|1905|Melody #|24
Reinhold Glière|1875|1956|romantic|1|Рейнгольд Глиэр
Mikalojus Konstantinas Čiurlionis|1875|1911|modern|2|Микалоюс Чюрлёнис
Mieczysław Karłowicz|1876|1909|romantic|1
Sergei Bortkiewicz|1877|1952|romantic|1|Сергей Борткевич
Roger Quilter|1877|1953|romantic|1
Joseph Lamb|1887|1960|ragtime|1
James Scott|1885|1938|ragtime|2
 -Rags|1906|=Frog Legs Rag;Grace and Beauty;Ragtime Oriole;Climax Rag
Nikolai Medtner|1880|1951|romantic|1|Николай Метнер
George Butterworth|1885|1916|romantic|2
 -A Shropshire Lad|1911|=Loveliest of Trees;When I Was One-and-Twenty;Look Not in My Eyes;Think No More, Lad;The Lads in Their Hundreds;Is My Team Ploughing
Karol Szymanowski|1882|1937|modern|3|Кароль Шимановский
 -Preludes, Op. 1|1900|Prelude #|9
 -Études, Op. 4|1902|Étude #|4
 -Mazurkas, Op. 50|1925|Mazurka #|20
Alban Berg|1885|1935|modern|2|Альбан Берг
 -Sieben frühe Lieder|1908|=Nacht;Schilflied;Die Nachtigall;Traumgekrönt;Im Zimmer;Liebesode;Sommertage
Charles Tomlinson Griffes|1884|1920|impressionist|2
 -Roman Sketches|1916|=The White Peacock;Nightfall;The Fountain of the Acqua Paola;Clouds
Lili Boulanger|1893|1918|impressionist|3|Лили Буланже
 -Clairières dans le ciel|1914|Song #|13
 -Three Pieces for Piano|1914|=D’un vieux jardin;D’un jardin clair;Cortège
George Gershwin|1898|1937|jazz|6|Джордж Гершвин
 -Rhapsody in Blue|1924|=Rhapsody in Blue
 -Preludes|1926|Prelude #|3
 -Song-Book|1932|Song #|18
Enrico Caruso|1873|1921|historic performer|5|Энрико Карузо
Adelina Patti|1843|1919|historic performer|3|Аделина Патти
Nellie Melba|1861|1931|historic performer|3|Нелли Мелба
Feodor Chaliapin|1873|1938|historic performer|5|Фёдор Шаляпин
Francesco Tamagno|1850|1905|historic performer|2|Франческо Таманьо
Luisa Tetrazzini|1871|1940|historic performer|2|Луиза Тетраццини
Antonina Nezhdanova|1873|1950|historic performer|2|Антонина Нежданова
Leonid Sobinov|1872|1934|historic performer|3|Леонид Собинов
Mattia Battistini|1856|1928|historic performer|2|Маттиа Баттистини
Jenny Lind|1820|1887|historic performer|2|Енни Линд
Hans von Bülow|1830|1894|historic performer|2|Ганс фон Бюлов
Arthur Nikisch|1855|1922|historic performer|2|Артур Никиш
Vladimir de Pachmann|1848|1933|historic performer|1|Владимир Пахман
Carl Tausig|1841|1871|historic performer|1
Jan Kubelík|1880|1940|historic performer|1
Maud Powell|1867|1920|historic performer|1
Bessie Smith|1894|1937|blues|4|Бесси Смит
Robert Johnson|1911|1938|blues|5|Роберт Джонсон
King Oliver|1881|1938|jazz|3
Bix Beiderbecke|1903|1931|jazz|3
Ma Rainey|1886|1939|blues|3
Jelly Roll Morton|1890|1941|jazz|3
`;
