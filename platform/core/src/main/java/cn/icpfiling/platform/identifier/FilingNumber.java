package cn.icpfiling.platform.identifier;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A filing number of the authority: a subject's (京ICP备12345678号) or a service's (京ICP备12345678号-1). Eight digits up to
 * 2019, ten from 2020 on; a letter behind the sequence says app (A), mini program (X) or quick app (K).
 *
 * <p>Pages and old records write the numbers in many ways (blanks, full width, 号 missing, 川 and 甘 from licence plates);
 * all forms are read, one is written. Sichuan's and Gansu's official prefixes are 蜀 and 陇.
 *
 * @param prefix the province's character in the official form
 * @param digits eight or ten of them
 * @param sequence the service's number under its subject; 0 for the subject itself
 * @param letter kind of the service when it is not a website; empty for a website or a subject
 */
public record FilingNumber(String prefix, String digits, int sequence, String letter) {
    private static final Map<String, String> PROVINCES = Map.ofEntries(
            Map.entry("京", "11"),
            Map.entry("津", "12"),
            Map.entry("冀", "13"),
            Map.entry("晋", "14"),
            Map.entry("蒙", "15"),
            Map.entry("辽", "21"),
            Map.entry("吉", "22"),
            Map.entry("黑", "23"),
            Map.entry("沪", "31"),
            Map.entry("苏", "32"),
            Map.entry("浙", "33"),
            Map.entry("皖", "34"),
            Map.entry("闽", "35"),
            Map.entry("赣", "36"),
            Map.entry("鲁", "37"),
            Map.entry("豫", "41"),
            Map.entry("鄂", "42"),
            Map.entry("湘", "43"),
            Map.entry("粤", "44"),
            Map.entry("桂", "45"),
            Map.entry("琼", "46"),
            Map.entry("渝", "50"),
            Map.entry("蜀", "51"),
            Map.entry("黔", "52"),
            Map.entry("滇", "53"),
            Map.entry("藏", "54"),
            Map.entry("陕", "61"),
            Map.entry("陇", "62"),
            Map.entry("青", "63"),
            Map.entry("宁", "64"),
            Map.entry("新", "65"));

    /** Not official but in use: read as the official prefix. */
    private static final Map<String, String> ALSO_WRITTEN = Map.of("川", "蜀", "甘", "陇");

    private static final Pattern NUMBER =
            Pattern.compile("(\\p{IsHan})ICP备(\\d{8}|\\d{10})号?(?:-([1-9]\\d{0,5})([AXK])?)?");
    private static final Pattern LICENCE = Pattern.compile("\\p{IsHan}(?:ICP证\\d{6}号?|B2-\\d{8}(?:-\\d{1,6}[A-Z]?)?)");

    private static final Pattern DIGITS = Pattern.compile("\\d{8}|\\d{10}");
    private static final Pattern LETTER = Pattern.compile("[AXK]?");
    private static final Pattern BLANK = Pattern.compile("[\\s\\u00a0\\u3000]");
    private static final Pattern DASH = Pattern.compile("[\\u2010-\\u2015\\u2212\\ufe58\\ufe63]");

    public FilingNumber {
        if (!PROVINCES.containsKey(prefix)) {
            throw new IllegalArgumentException("no province has that prefix");
        }
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("a filing number has eight or ten digits");
        }
        if (sequence < 0
                || (sequence == 0 && !letter.isEmpty())
                || !LETTER.matcher(letter).matches()) {
            throw new IllegalArgumentException("a service's sequence starts at 1, its letter is A, X or K");
        }
    }

    /** Reads any written form; IllegalArgumentException if the text is no filing number. */
    public static FilingNumber parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a filing number"));
    }

    public static Optional<FilingNumber> tryParse(String text) {
        if (text == null || text.length() > 64) {
            return Optional.empty();
        }
        var match = NUMBER.matcher(normalised(text));
        if (!match.matches()) {
            return Optional.empty();
        }
        var prefix = ALSO_WRITTEN.getOrDefault(match.group(1), match.group(1));
        if (!PROVINCES.containsKey(prefix)) {
            return Optional.empty();
        }
        var sequence = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
        var letter = match.group(4) == null ? "" : match.group(4);
        return Optional.of(new FilingNumber(prefix, match.group(2), sequence, letter));
    }

    /**
     * Checks whether the text is the number of a commercial licence, which belongs to another regime and is no filing
     * number.
     */
    public static boolean isLicence(String text) {
        return text != null
                && text.length() <= 64
                && LICENCE.matcher(normalised(text)).matches();
    }

    private static String normalised(String text) {
        var dense =
                BLANK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        return DASH.matcher(dense).replaceAll("-").toUpperCase(java.util.Locale.ROOT);
    }

    /** Whether numbers of a province with this code of GB/T 2260 exist: the 31 of the mainland. */
    public static boolean isProvince(String code) {
        return PROVINCES.containsValue(code);
    }

    /** The province's code of GB/T 2260, two digits. */
    public String province() {
        return PROVINCES.get(prefix);
    }

    public boolean isSubject() {
        return sequence == 0;
    }

    /** The number of the subject; the number itself if it is a subject's. */
    public FilingNumber subject() {
        return isSubject() ? this : new FilingNumber(prefix, digits, 0, "");
    }

    /** The one official form. */
    @Override
    public String toString() {
        var subject = prefix + "ICP备" + digits + "号";
        return isSubject() ? subject : subject + "-" + sequence + letter;
    }
}
