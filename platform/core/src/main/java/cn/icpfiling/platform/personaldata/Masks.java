package cn.icpfiling.platform.personaldata;

/** Masks personal data for responses: enough to recognise one's own data, too little to learn another person's. */
public final class Masks {

    private Masks() {}

    /**
     * Whether characters are masked, as this platform and front ends do: such a value was copied from a response and is not the data
     * itself. A middle dot (·) occurs in names and masks nothing. Each value that comes in is looked at, so no pattern is tried at
     * each of its places.
     */
    public static boolean isMasked(String text) {
        for (var at = 0; text != null && at < text.length(); at++) {
            var c = text.charAt(at);
            if (hides(c) || hidesInPairs(c) && at > 0 && hidesInPairs(text.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hides(char c) {
        return switch (c) {
            case '*', '＊', '﹡', '∗', '⁎', '✱' -> true;
            default -> false;
        };
    }

    private static boolean hidesInPairs(char c) {
        return switch (c) {
            case '●', '•', '×', '✕' -> true;
            default -> false;
        };
    }

    /** 110105********002X; short numbers keep only their last two characters. */
    public static String idNumber(String number) {
        return number == null || number.length() < 15 ? keep(number, 0, 2) : keep(number, 6, 4);
    }

    /** 138****5678, +86138****5678. */
    public static String phone(String phone) {
        if (phone == null || phone.length() < 8) {
            return keep(phone, 0, 2);
        }
        return keep(phone, phone.length() - 8, 4);
    }

    /** 张三 is 张*, 欧阳修远 is 欧***, Li Lei is L*****. */
    public static String name(String name) {
        return keep(name, 1, 0);
    }

    /** z***@example.com. */
    public static String mail(String mail) {
        var at = mail == null ? -1 : mail.lastIndexOf('@');
        if (at < 1) {
            return keep(mail, 0, 0);
        }
        return firstOf(mail) + "***" + mail.substring(at);
    }

    private static String firstOf(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }

    /** Counts code points, not UTF-16 units, because names may contain rare ideographs. */
    private static String keep(String text, int head, int tail) {
        if (text == null) {
            return null;
        }
        var points = text.codePoints().toArray();
        var from = Math.min(head, points.length);
        var to = Math.max(from, points.length - tail);
        return new String(points, 0, from) + "*".repeat(to - from) + new String(points, to, points.length - to);
    }
}
