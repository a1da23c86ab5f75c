"""What menus, buttons and headings over other articles say in languages other than English, and what newspapers call their sections; whole lines, in small letters."""

from __future__ import annotations


def _lines(table: str) -> frozenset[str]:
    return frozenset(phrase.casefold() for row in table.split("\n") for phrase in row.strip().split("|") if phrase)


SECTIONS = _lines(
    """
    news|world|politics|business|economy|technology|tech|science|health|sport|sports|culture|arts|opinion|travel|environment|climate|education|lifestyle|entertainment|local|money|markets
    monde|international|politique|économie|entreprises|sciences|santé|sports|idées|opinions|planète|environnement|éducation|voyage|société|faits divers
    politik|wirtschaft|finanzen|wissenschaft|gesundheit|kultur|meinung|reise|umwelt|klima|bildung|gesellschaft|panorama|ausland|inland|feuilleton|regional|wissen|digital|technik|netzwelt
    mundo|internacional|política|economía|negocios|tecnología|ciencia|salud|deportes|cultura|opinión|viajes|medio ambiente|clima|educación|sociedad|sucesos|españa
    economia|negócios|tecnologia|ciência|saúde|esportes|esporte|desporto|opinião|viagem|meio ambiente|ambiente|educação|sociedade|brasil|portugal|internacional
    mondo|esteri|cronaca|politica|scienza|salute|opinioni|viaggi|cultura e spettacoli|spettacoli|scuola|società|italia
    binnenland|buitenland|politiek|economie|wetenschap|gezondheid|cultuur|opinie|reizen|milieu|onderwijs|samenleving
    мир|в мире|политика|экономика|бизнес|технологии|наука|здоровье|спорт|культура|мнения|путешествия|общество|образование|происшествия|россия|новости
    світ|у світі|політика|економіка|бізнес|технології|здоров'я|здоров’я|культура|думки|подорожі|суспільство|освіта|україна|новини
    العالم|سياسة|السياسة|اقتصاد|الاقتصاد|تكنولوجيا|علوم|صحة|رياضة|الرياضة|ثقافة|رأي|سفر|بيئة|تعليم|مجتمع|محليات|أخبار
    国际|國際|政治|经济|經濟|商业|科技|科学|科學|健康|体育|體育|文化|观点|評論|旅游|环境|教育|社会|社會|新闻|新聞|国内
    世界|経済|ビジネス|テクノロジー|健康・医療|スポーツ|カルチャー|オピニオン|旅行|環境|ニュース|国内|地域|暮らし
    """
)
"""What an article's section may be called."""

WORDS = SECTIONS | _lines(
    """
    aller au contenu|accueil|menu|rechercher|recherche|se connecter|connexion|s'abonner|s’abonner|abonnez-vous|je m'abonne|je m’abonne|partager|partager l'article|partager cet article|copier le lien
    imprimer|envoyer par e-mail|commentaires|commenter|publicité|annonce|lire plus tard|sauvegarder|écouter l'article|mentions légales|politique de confidentialité|gestion des cookies
    conditions générales|conditions d'utilisation|contact|contactez-nous|nous contacter|qui sommes-nous|plan du site|tout accepter|tout refuser|voir plus|voir tout|retour en haut|en direct|newsletters
    inscrivez-vous à notre newsletter|réservé aux abonnés|article réservé aux abonnés|temps de lecture|mots-clés|thèmes|sur le même sujet
    zum inhalt springen|startseite|menü|suche|suchen|anmelden|abmelden|registrieren|abo|abonnieren|jetzt abonnieren|teilen|artikel teilen|link kopieren|drucken|merken|vorlesen|kommentare|kommentieren
    anzeige|werbung|impressum|datenschutz|datenschutzerklärung|nutzungsbedingungen|agb|kontakt|über uns|hilfe|mediadaten|cookie-einstellungen|alle akzeptieren|ablehnen|mehr anzeigen
    weiterlesen|nach oben|newsletter abonnieren|per mail|per e-mail|artikel anhören|themen|schlagwörter|schlagworte|bild in großansicht|bildrechte
    saltar al contenido|ir al contenido|inicio|portada|menú|buscar|iniciar sesión|regístrate|registrarse|suscríbete|suscribirse|compartir|copiar enlace|imprimir|guardar|comentarios|comentar
    publicidad|aviso legal|política de privacidad|política de cookies|términos y condiciones|contacto|quiénes somos|aceptar|aceptar todo|rechazar|ver más|leer más|seguir leyendo|volver arriba
    boletines|etiquetas|temas|escuchar|en vivo|en directo|archivado en
    ir para o conteúdo|início|entrar|assine|assinar|cadastre-se|compartilhar|partilhar|copiar link|imprimir|salvar|guardar|comentários|comentar|publicidade|política de privacidade
    termos de uso|termos e condições|contato|contacto|fale conosco|quem somos|aceitar|aceitar todos|rejeitar|ver mais|ler mais|leia mais|voltar ao topo|ouvir|ao vivo|assuntos|continue lendo
    vai al contenuto|cerca|accedi|registrati|abbonati|condividi|copia link|stampa|salva|commenti|commenta|pubblicità|note legali|informativa sulla privacy|privacy e cookie|cookie policy
    condizioni d'uso|contatti|chi siamo|accetta|accetta tutto|rifiuta|mostra di più|leggi di più|continua a leggere|torna su|ascolta|in diretta|argomenti|iscriviti alla newsletter
    naar inhoud|ga naar inhoud|naar de inhoud|voorpagina|zoeken|inloggen|aanmelden|registreren|abonneren|word abonnee|delen|deel dit artikel|link kopiëren|kopieer link|printen|bewaren|opslaan|reacties
    reageren|advertentie|adverteren|privacyverklaring|privacybeleid|cookiebeleid|algemene voorwaarden|gebruiksvoorwaarden|contact|over ons|accepteren|alles accepteren|weigeren|toon meer|lees verder
    terug naar boven|luister|nieuwsbrief|nieuwsbrieven|onderwerpen
    перейти к содержанию|главная|меню|поиск|войти|вход|регистрация|подписаться|подписка|поделиться|вконтакте|одноклассники|телеграм|дзен|скопировать ссылку|копировать ссылку|печать|распечатать
    сохранить|комментарии|комментировать|реклама|политика конфиденциальности|пользовательское соглашение|контакты|о нас|о проекте|редакция|принять|отклонить|показать ещё|показать еще|читать далее
    подробнее|наверх|слушать|рассылка|теги|темы|все новости|подпишитесь на нашу рассылку|версия для печати
    перейти до вмісту|головна|пошук|увійти|вхід|реєстрація|підписатися|підписатись|підписка|поділитися|поділитись|скопіювати посилання|копіювати посилання|друк|роздрукувати|зберегти|коментарі
    коментувати|реклама|політика конфіденційності|угода користувача|контакти|про нас|про проєкт|редакція|прийняти|відхилити|показати ще|читати далі|детальніше|нагору|слухати|розсилка|теги|теми
    усі новини|всі новини|підпишіться на нашу розсилку
    انتقل إلى المحتوى|القائمة|الرئيسية|الصفحة الرئيسية|بحث|تسجيل الدخول|تسجيل|اشترك|اشترك الآن|الاشتراك|شارك|مشاركة|نسخ الرابط|انسخ الرابط|طباعة|حفظ|تعليقات|التعليقات|أضف تعليقا|إعلان|إعلانات
    سياسة الخصوصية|شروط الاستخدام|الشروط والأحكام|اتصل بنا|تواصل معنا|من نحن|قبول|رفض|المزيد|اقرأ المزيد|عرض المزيد|العودة إلى الأعلى|استمع|النشرة البريدية|اشترك في نشرتنا البريدية|وسوم|الوسوم|كلمات مفتاحية
    فيسبوك|تويتر|واتساب|تلغرام|آخر تحديث
    跳到内容|跳至内容|跳到主要内容|菜单|選單|首页|首頁|搜索|搜尋|登录|登入|注册|註冊|订阅|訂閱|分享|微博|微信|复制链接|複製連結|打印|列印|收藏|评论|評論|留言|广告|廣告|隐私政策|隱私權政策|隐私声明|使用条款|服务条款
    联系我们|聯絡我們|关于我们|關於我們|接受|拒绝|查看更多|更多|阅读更多|繼續閱讀|返回顶部|回到頂部|收听|订阅我们的电子报|电子报|關鍵字|关键词|标签
    本文へ移動|本文へ|コンテンツへスキップ|メニュー|ホーム|トップ|検索|ログイン|会員登録|新規登録|購読する|シェア|シェアする|共有|リンクをコピー|印刷|保存|コメント|コメントする|広告|プライバシーポリシー|利用規約
    字の大きさ|文字サイズ|フォロー|お問い合わせ|運営会社|会社概要|同意する|拒否|もっと見る|続きを読む|ページトップへ|聴く|ニュースレター|ニュースレターに登録|キーワード|タグ
    """
)
"""Entries of menus, names of buttons and of boxes."""

HEADS = _lines(
    """
    les plus lus|les plus partagés|articles liés|sur le même thème|nos derniers articles|dernières actualités|à la une
    meistgelesen|meistgelesene artikel|weitere artikel|weitere meldungen
    weitere themen|ähnliche artikel|verwandte artikel|aktuelle meldungen|neueste artikel|empfehlungen der redaktion
    noticias relacionadas|artículos relacionados|contenido relacionado|relacionados|lo más leído|lo más visto|más leídas|más leídos|las más leídas
    más noticias|últimas noticias
    mais lidas|as mais lidas|mais lidos|notícias relacionadas|artigos relacionados|matérias relacionadas|relacionadas|últimas notícias|mais notícias
    i più letti|le più lette|articoli correlati|notizie correlate|altre notizie|ultime notizie|ultim'ora
    meest gelezen|best gelezen|gerelateerde artikelen|gerelateerd nieuws|meer nieuws|laatste nieuws|net binnen
    самое читаемое|самое популярное|популярное|похожие материалы|материалы по теме|другие новости|последние новости|новости по теме|лента новостей
    найпопулярніше|найчитаніше|популярне|схожі матеріали|матеріали за темою|інші новини|останні новини|новини за темою
    الأكثر قراءة|الأكثر مشاهدة|مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|آخر الأخبار|المزيد من الأخبار
    相关新闻|相關新聞|相关文章|相關文章|热门文章|热门新闻|熱門新聞|热门|热点新闻|最新新闻|最新消息|猜你喜欢|您可能感兴趣|更多新闻|点击排行
    関連記事|関連ニュース|おすすめ記事|おすすめ|人気記事|アクセスランキング|ランキング|よく読まれている記事|よく読まれています|新着記事|最新記事|最新ニュース
    lire aussi|à lire aussi|à lire également|lire également|voir aussi|à voir aussi|à découvrir
    mehr zum thema|mehr zu diesem thema|lesen sie auch|lesen sie mehr|das könnte sie auch interessieren|auch interessant|zum thema
    te puede interesar|le puede interesar|también te puede interesar|lee también|lea también|ver también|más información|además
    leia também|leia ainda|veja também|você também pode gostar
    leggi anche|potrebbe interessarti|potrebbe interessarti anche|ti potrebbe interessare|vedi anche
    lees ook|lees meer|lees verder over|meer over dit onderwerp|bekijk ook
    читайте также|читайте ещё|читайте еще|смотрите также|по теме
    читайте також|дивіться також|за темою
    اقرأ أيضا|اقرأ أيضاً|اقرأ أيضًا|إقرأ أيضا|قد يعجبك أيضا|شاهد أيضا
    相关阅读|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀
    あわせて読みたい|こちらもおすすめ
    """
)
"""Headings over other articles, and what stands over a link or two, often in the midst of a text that goes on below. Lines of the page, no more: where they began
other articles, as the English ones do, 380 pages in other languages gave 22 articles of furniture, and text after a link was lost (0.005 of shingle F1)."""

LINES = WORDS | HEADS
"""All of these."""

RIGHTS = (
    "tous droits réservés", "alle rechte vorbehalten", "todos los derechos reservados", "reservados todos los derechos", "todos os direitos reservados", "tutti i diritti riservati",
    "alle rechten voorbehouden", "все права защищены", "усі права захищено", "усі права захищені", "всі права захищено", "всі права захищені", "جميع الحقوق محفوظة", "版权所有", "版權所有",
    "無断転載", "無断複写",
)  # fmt: skip
"""What stands in a line of rights."""

TAGS = _lines(
    """
    tags|topics|keywords|filed under|related topics|mots-clés|thèmes|sur ce sujet|schlagwörter|schlagworte|themen|stichwörter|etiquetas|temas|archivado en|assuntos|tópicos|argomenti|tag|onderwerpen|trefwoorden
    теги|темы|тэги|ключевые слова|теми|ключові слова|وسوم|الوسوم|كلمات مفتاحية|标签|關鍵字|关键词|关键字|標籤|キーワード|タグ
    """
)
"""What stands over an article's tags, or before them and a colon."""
