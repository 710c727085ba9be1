package cn.icpfiling.sandbox.inbox;

import java.util.Optional;
import java.util.regex.Pattern;

/** The canonical form of a phone: E.164. Eleven digits are a mainland mobile. */
public final class Phones {

    private static final Pattern MAINLAND = Pattern.compile("(?:\\+86|0086|86)?(1\\d{10})");
    private static final Pattern ABROAD = Pattern.compile("\\+[1-9]\\d{5,14}");

    private Phones() {}

    public static Optional<String> normalized(String phone) {
        if (phone == null) {
            return Optional.empty();
        }
        var bare = phone.replaceAll("[\\s()-]", "");
        var mainland = MAINLAND.matcher(bare);
        if (mainland.matches()) {
            return Optional.of("+86" + mainland.group(1));
        }
        return ABROAD.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
    }
}
