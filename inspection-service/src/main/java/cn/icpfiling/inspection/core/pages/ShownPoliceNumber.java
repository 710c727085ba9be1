package cn.icpfiling.inspection.core.pages;

import cn.icpfiling.platform.identifier.FilingNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A police number as pages write it.
 *
 * @param before the character before it, mostly that of the province; empty if there is none
 * @param digits without blanks and hyphens
 * @param from where it begins in the text
 */
record ShownPoliceNumber(String before, String digits, int from) {

    private static final Pattern NUMBER = Pattern.compile("(\\p{IsHan})?\\s?"
            + "(公\\s?(?:网\\s?安|安\\s?(?:联\\s?)?网|安|网)\\s?[备備](?:案号?|案编号)?\\s?[:：-]?\\s?(?:第\\s?)?)"
            + "([0-9][0-9 -]{9,18}[0-9])");

    private static final int LENGTH = 14;
    /** Pages still show older numbers, which have fewer digits. */
    private static final int SHORTEST = 12;

    /** The region of the office in six digits (GB/T 2260), and eight more. */
    private static final Pattern WHOLE = Pattern.compile("[0-9]{14}(?![0-9])");

    static List<ShownPoliceNumber> in(String text) {
        var found = new ArrayList<ShownPoliceNumber>();
        var numbers = NUMBER.matcher(text);
        while (numbers.find()) {
            var written = numbers.group(3);
            // What follows a whole number behind a blank is the next word of the footer, as a year.
            var whole = WHOLE.matcher(written);
            found.add(new ShownPoliceNumber(
                    numbers.group(1) == null ? "" : numbers.group(1),
                    whole.lookingAt() ? whole.group() : written.replaceAll("[ -]", ""),
                    numbers.start(2)));
        }
        return found;
    }

    /** Whether it has twelve to fourteen digits that begin with a province, and with the one that is written before it. */
    boolean isWellFormed() {
        return digits.length() >= SHORTEST
                && digits.length() <= LENGTH
                && province().map(digits::startsWith).orElseGet(() -> FilingNumber.isProvince(digits.substring(0, 2)));
    }

    /** The code of the province that is written before the number, by the prefixes of filing numbers. */
    private Optional<String> province() {
        return FilingNumber.tryParse(ShownNumber.official(before) + "ICP备00000000号")
                .map(FilingNumber::province);
    }
}
