package cn.icpfiling.platform.personaldata;

import java.util.regex.Pattern;

/** Personal data as answers show it: enough to recognise one's own, too little to learn another's. */
public final class Masks {

    /** Ours and those of front ends; a middle dot (·) stands in names and hides nothing. */
    private static final Pattern HIDING = Pattern.compile("[*＊﹡∗⁎✱]|[●•×✕]{2}");

    private Masks() {}

    /** Whether characters of it are hidden: such a value was copied from an answer and is not the data itself. */
    public static boolean isMasked(String text) {
        return text != null && HIDING.matcher(text).find();
    }

    /** 110105********002X; short numbers keep their last two characters only. */
    public static String idNumber(String number) {
        return number == null || number.length() < 15 ? keep(number, 0, 2) : keep(number, 6, 4);
    }

    /** 138****5678, +86138****5678. */
    public static String phone(String phone) {
        if (phone == null || phone.length() < 8) return keep(phone, 0, 2);
        return keep(phone, phone.length() - 8, 4);
    }

    /** 张三 is 张*, 欧阳修远 is 欧***, Li Lei is L*****. */
    public static String name(String name) {
        return keep(name, 1, 0);
    }

    /** z***@example.com. */
    public static String mail(String mail) {
        var at = mail == null ? -1 : mail.lastIndexOf('@');
        if (at < 1) return keep(mail, 0, 0);
        return firstOf(mail) + "***" + mail.substring(at);
    }

    private static String firstOf(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }

    /** Counts characters, not UTF-16 halves: names may hold rare ideographs. */
    private static String keep(String text, int head, int tail) {
        if (text == null) return null;
        var points = text.codePoints().toArray();
        var from = Math.min(head, points.length);
        var to = Math.max(from, points.length - tail);
        return new String(points, 0, from) + "*".repeat(to - from) + new String(points, to, points.length - to);
    }
}
