package cn.icpfiling.legacy.rows;

import cn.icpfiling.platform.identifier.FilingNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The notations of the 31 provinces, as docs/trade.md 4.8 lists them: code, names and prefix. */
final class Provinces {
    private static final String NAMES = "11北京 12天津 13河北 14山西 15内蒙古 21辽宁 22吉林 23黑龙江 31上海 32江苏 33浙江 34安徽 35福建"
            + " 36江西 37山东 41河南 42湖北 43湖南 44广东 45广西 46海南 50重庆 51四川 52贵州 53云南 54西藏 61陕西 62甘肃 63青海 64宁夏 65新疆";
    private static final String ENDINGS = "(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$";
    private static final Map<String, String> BY_NAME = byName();

    private Provinces() {}

    private static Map<String, String> byName() {
        var codes = new HashMap<String, String>();
        for (var entry : NAMES.split(" ")) {
            codes.put(entry.substring(2), entry.substring(0, 2));
        }
        return Map.copyOf(codes);
    }

    static Optional<String> code(String text) {
        if (FilingNumber.isProvince(text)) {
            return Optional.of(text);
        }
        if (text.length() == 6 && text.endsWith("0000")) {
            return code(text.substring(0, 2));
        }
        if (text.length() == 1) {
            // The prefix of a number names the province; the digits do not matter.
            return FilingNumber.tryParse(text + "ICP备00000000号").map(FilingNumber::province);
        }
        return Optional.ofNullable(BY_NAME.get(text.replaceFirst(ENDINGS, "")));
    }
}
