package cn.icpfiling.inspection.core.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A filing number as pages write it: with and without 号, with blanks, the sequence before or behind 号. Licences (ICP证, B2-) are no filing
 * numbers.
 *
 * @param province one character, in the form of the authority; empty if it is missing
 * @param digits as written; not only digits in a placeholder
 * @param sequence of the service within the subject; empty if it is missing
 * @param from where it begins in the text
 * @param to where it ends
 */
record ShownNumber(String province, String digits, String sequence, int from, int to) {

    private static final String PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀川贵黔云滇藏陕秦陇甘青宁新晉遼滬蘇閩贛魯粵瓊貴雲陝隴寧";
    /** What people write after car plates, and the traditional characters. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("川", "蜀"),
            Map.entry("甘", "陇"),
            Map.entry("隴", "陇"),
            Map.entry("贵", "黔"),
            Map.entry("貴", "黔"),
            Map.entry("云", "滇"),
            Map.entry("雲", "滇"),
            Map.entry("秦", "陕"),
            Map.entry("陝", "陕"),
            Map.entry("晉", "晋"),
            Map.entry("遼", "辽"),
            Map.entry("滬", "沪"),
            Map.entry("蘇", "苏"),
            Map.entry("閩", "闽"),
            Map.entry("贛", "赣"),
            Map.entry("魯", "鲁"),
            Map.entry("粵", "粤"),
            Map.entry("瓊", "琼"),
            Map.entry("寧", "宁"));

    private static final String SEQUENCE = "(?:\\s?[-‐-―－_]+\\s?(\\d{1,4})(?!\\d)([AXKaxk](?![A-Za-z]))?)";
    private static final Pattern NUMBER = Pattern.compile("([" + PROVINCES
            + "])?\\s?[Ii]\\s?[Cc]\\s?[Pp]\\s?(?:网站)?[备備]"
            + "(?:案号?)?\\s?(?:第|字|:|：)?\\s?([0-9]{4,12}|[0-9xX*＊×]{4,12})" + SEQUENCE + "?\\s?[号號]?" + SEQUENCE + "?");

    static List<ShownNumber> in(String text) {
        var found = new ArrayList<ShownNumber>();
        var numbers = NUMBER.matcher(text);
        while (numbers.find()) {
            var province = numbers.group(1) == null ? "" : official(numbers.group(1));
            var before = numbers.group(3) != null;
            var sequence = before ? numbers.group(3) : numbers.group(5);
            var letter = before ? numbers.group(4) : numbers.group(6);
            found.add(new ShownNumber(
                    province,
                    numbers.group(2),
                    sequence == null ? "" : sequence + (letter == null ? "" : letter.toUpperCase(Locale.ROOT)),
                    numbers.start(),
                    numbers.end()));
        }
        return found;
    }

    /** The authority's character for a province, of the one that was written. */
    static String official(String province) {
        return SAME.getOrDefault(province, province);
    }

    /** Whether both are of one subject. */
    boolean isOfSubject(ShownNumber filed) {
        return province.equals(filed.province) && digits.equals(filed.digits);
    }

    boolean isSame(ShownNumber filed) {
        return isOfSubject(filed) && sequence.equals(filed.sequence);
    }
}
