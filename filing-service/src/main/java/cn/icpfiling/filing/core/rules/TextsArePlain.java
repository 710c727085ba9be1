package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Texts are plain: no character is invisible, markup, or a full-width look-alike of a Latin one. */
final class TextsArePlain implements FilingRule {

    /** Controls, formats (zero width, direction), line separators, and characters that look empty. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\\u115F\\u1160\\u2800\\u3164\\uFFA0]");

    private static final Pattern LINE_ENDS = Pattern.compile("[\r\n\t]");
    private static final Pattern MARKUP = Pattern.compile("[<>＜＞﹤﹥]");
    private static final Pattern FULL_WIDTH = Pattern.compile("[０-９Ａ-Ｚａ-ｚ]");

    @Override
    public String id() {
        return "F-019";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var broken = new ArrayList<Violation>();
        line(broken, "/subject/name", facts.subject().name());
        line(broken, "/subject/certificateAddress", facts.subject().certificateAddress());
        line(broken, "/subject/mailingAddress", facts.subject().mailingAddress());
        facts.principals().forEach((part, person) -> line(broken, part + "/name", person.name()));
        text(broken, "/service/contentNote", facts.service().contentNote());
        text(broken, "/subject/remark", facts.subject().remark());
        text(broken, "/service/remark", facts.service().remark());
        return broken;
    }

    /** Checks a name or an address. The site's name has its own rule, which allows fewer characters. */
    private void line(List<Violation> broken, String pointer, String text) {
        if (text != null && FULL_WIDTH.matcher(text).find()) {
            broken.add(Violation.of(pointer, "TEXT_FULL_WIDTH", id()));
        }
        look(broken, pointer, text);
    }

    /** Checks free text, which may have several lines. */
    private void text(List<Violation> broken, String pointer, String text) {
        look(broken, pointer, text == null ? null : LINE_ENDS.matcher(text).replaceAll(" "));
    }

    private void look(List<Violation> broken, String pointer, String text) {
        if (text == null) {
            return;
        }
        if (INVISIBLE.matcher(text).find()) {
            broken.add(Violation.of(pointer, "TEXT_INVISIBLE", id()));
        }
        if (MARKUP.matcher(text).find()) {
            broken.add(Violation.of(pointer, "TEXT_MARKUP", id()));
        }
    }
}
