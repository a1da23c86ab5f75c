"""The words that dates and ages are made of, as the languages of the news write them: months, weekdays, units of time, zones.

Month and weekday names, wide and abbreviated, are those of Unicode's CLDR and the short forms that newspapers print; a form that two languages
use for two months (Czech and Croatian `listopad`) stands in none.
"""

from __future__ import annotations

from datetime import timedelta

MONTHS: dict[str, str] = {
    "en": "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec",
    "fr": "janvier janv|février fevrier févr fév|mars|avril avr|mai|juin|juillet juil|août aout|septembre|octobre|novembre|décembre decembre déc",
    "de": "januar jänner jän|februar feber|märz maerz mär mrz|april|mai|juni|juli|august|september|oktober okt|november|dezember dez",
    "es": "enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre|octubre|noviembre|diciembre dic",
    "pt": "janeiro|fevereiro fev|março marco|abril|maio|junho|julho|agosto|setembro set|outubro out|novembro|dezembro",
    "it": "gennaio gen|febbraio|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto|settembre sett|ottobre ott|novembre|dicembre",
    "nl": "januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober|november|december",
    "ru": "января январь янв|февраля февраль февр фев|марта март мар|апреля апрель апр|мая май|июня июнь июн|июля июль июл|августа август авг"
    "|сентября сентябрь сент сен|октября октябрь окт|ноября ноябрь нояб ноя|декабря декабрь дек",
    "uk": "січня січень січ|лютого лютий лют|березня березень бер|квітня квітень квіт|травня травень трав|червня червень черв|липня липень лип"
    "|серпня серпень серп|вересня вересень вер|жовтня жовтень жовт|листопада листопад лист|грудня грудень груд",
    "ar": "يناير جانفي|فبراير فيفري شباط|مارس آذار|أبريل ابريل إبريل أفريل نيسان|مايو أيار ماي|يونيو يونيه جوان حزيران|يوليو يوليه جويلية تموز"
    "|أغسطس اغسطس آب أوت|سبتمبر أيلول شتنبر|أكتوبر اكتوبر|نوفمبر نونبر|ديسمبر دجنبر",
    "pl": "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października||grudnia",
    "cs": "ledna|února|března|dubna|května|června|července|srpna|září|října||prosince",
    "sv": "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
    "da": "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|desember",
    "tr": "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık",
    "id": "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember",
}
"""Twelve names of months a language, parted by bars, the usual one first; in upper or lower case."""
LEVANT: tuple[tuple[str, int], ...] = (("كانون الثاني", 1), ("تشرين الأول", 10), ("تشرين الثاني", 11), ("كانون الأول", 12))
"""The names of two words among the months of the Arab east."""
MONTH = {name: number for names in MONTHS.values() for number, forms in enumerate(names.split("|"), 1) for name in forms.split()} | dict(LEVANT)
"""The number of the month that a word names, in any of the languages."""

WEEKDAYS: dict[str, str] = {
    "en": "monday mon|tuesday tues tue|wednesday wed|thursday thurs thur thu|friday fri|saturday sat|sunday sun",
    "fr": "lundi lun|mardi|mercredi mer|jeudi jeu|vendredi ven|samedi sam|dimanche dim",
    "de": "montag mo|dienstag di|mittwoch mi|donnerstag do|freitag fr|samstag sonnabend sa|sonntag so",
    "es": "lunes|martes|miércoles miercoles mié|jueves jue|viernes vie|sábado sabado sáb|domingo",
    "pt": "segunda-feira segunda|terça-feira terça|quarta-feira quarta|quinta-feira quinta|sexta-feira sexta|sábado|domingo",
    "it": "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
    "nl": "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
    "ru": "понедельник пн|вторник вт|среда ср|четверг чт|пятница пт|суббота сб|воскресенье вс",
    "uk": "понеділок|вівторок|середа|четвер|пʼятниця п'ятниця|субота|неділя",
    "ar": "الاثنين الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
}
"""Seven names of weekdays a language, from Monday, parted by bars."""
WEEKDAY = {name: number for names in WEEKDAYS.values() for number, forms in enumerate(names.split("|")) for name in forms.split()}
"""Which day of the week a word names, Monday being 0."""

MINUTE, HOUR, DAY, WEEK, MONTHLONG, YEARLONG = "minute", "hour", "day", "week", "month", "year"
UNITS: dict[str, str] = {
    MINUTE: "minutes minute minuti minuto minutos minuten minuut минут минуты минуту мин хвилини хвилину хвилин хв دقيقة دقائق mins min 分钟 分鐘 分",
    HOUR: "hours hour heures heure stunden stunde std horas hora ore ora uur часов часа час годин години годину год ساعات ساعة hrs hr h 小时 小時 時間",
    DAY: "days day jours jour tagen tage tag días día dias dia giorni giorno dagen dag дней дня день днів дні أيام يومًا يوما يوم d j 天 日",
    WEEK: "weeks week semaines semaine wochen woche semanas semana settimane settimana weken недель недели неделю тижнів тижні тиждень أسابيع أسبوع w 周 週 週間 星期",
    MONTHLONG: "months month mois monaten monat meses mes mês mesi mese maanden maand месяцев месяца месяц місяців місяці місяць أشهر شهر 个月 個月 か月 ヶ月",
    YEARLONG: "years year ans an jahren jahr años año anos ano anni anno jaar лет года год років роки рік سنوات سنة 年",
}
"""What ages are counted in, in all languages."""
MOST = {MINUTE: 59, HOUR: 47, DAY: 31, WEEK: 9, MONTHLONG: 23, YEARLONG: 30}
"""The largest count that pages print of each; it also tells a channel's number from the count that is glued to it: "Channel 9" + "2 days"."""
LENGTH = {MINUTE: timedelta(minutes=1), HOUR: timedelta(hours=1), DAY: timedelta(days=1), WEEK: timedelta(days=7)}
"""How long each lasts; a month or a year ago names no day."""

ZONES: dict[str, float] = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "мск": 3, "sast": 2, "wat": 1,
    "cat": 2, "eat": 3, "trt": 3, "pkt": 5, "sgt": 8, "hkt": 8, "pht": 8, "wib": 7, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
    "brt": -3, "nst": -3.5, "ndt": -2.5, "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
}  # fmt: skip
"""Hours that a clock of this zone is ahead of UTC. CST, IST, BST and AST are clocks of several countries: a time in them is not read."""
AMERICAN = {"et": -5, "pt": -8, "mt": -7, "ct": -6}
"""Zones of the United States that are an hour ahead from the second Sunday of March to the first of November."""
