package cn.icpfiling.sandbox.authority;

import java.util.Map;
import java.util.Optional;

/** The prefix of filing numbers by the first two digits of GB/T 2260. */
final class Province {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("11", "京"),
            Map.entry("12", "津"),
            Map.entry("13", "冀"),
            Map.entry("14", "晋"),
            Map.entry("15", "蒙"),
            Map.entry("21", "辽"),
            Map.entry("22", "吉"),
            Map.entry("23", "黑"),
            Map.entry("31", "沪"),
            Map.entry("32", "苏"),
            Map.entry("33", "浙"),
            Map.entry("34", "皖"),
            Map.entry("35", "闽"),
            Map.entry("36", "赣"),
            Map.entry("37", "鲁"),
            Map.entry("41", "豫"),
            Map.entry("42", "鄂"),
            Map.entry("43", "湘"),
            Map.entry("44", "粤"),
            Map.entry("45", "桂"),
            Map.entry("46", "琼"),
            Map.entry("50", "渝"),
            // not 川 and 甘, as on licence plates
            Map.entry("51", "蜀"),
            Map.entry("52", "黔"),
            Map.entry("53", "滇"),
            Map.entry("54", "藏"),
            Map.entry("61", "陕"),
            Map.entry("62", "陇"),
            Map.entry("63", "青"),
            Map.entry("64", "宁"),
            Map.entry("65", "新"));

    private Province() {}

    /** Finds the prefix by a code of two, four or six digits. */
    static Optional<String> prefix(String code) {
        return code.matches("\\d{2}(\\d{2}){0,2}")
                ? Optional.ofNullable(PREFIXES.get(code.substring(0, 2)))
                : Optional.empty();
    }
}
