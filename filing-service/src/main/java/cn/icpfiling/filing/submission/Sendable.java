package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.authority.GbkText;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Checks that all texts for the authority can be written in its character set. A finding names the characters that
 * cannot. A text that is longer than its field is a warning only, because the table of the fields is of 2011.
 */
final class Sendable {

    private static final String RULE = "F-061";
    private static final String LENGTHS = "F-062";

    /** Bytes, of which a Chinese character takes two (docs/trade.md 4.3). */
    private static final int NAME = 256;

    private static final int ADDRESS = 1024;
    private static final int CERTIFICATE_NUMBER = 128;

    private Sendable() {}

    static List<Violation> check(OrderFacts facts) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("/subject/name", facts.subject().name());
        texts.put("/subject/certificateAddress", facts.subject().certificateAddress());
        texts.put("/subject/mailingAddress", facts.subject().mailingAddress());
        texts.put("/service/name", facts.service().name());
        texts.put("/service/homePage", facts.service().homePage());
        texts.put("/service/contentNote", facts.service().contentNote());
        texts.put("/service/remark", facts.service().remark());
        facts.principals().forEach((pointer, person) -> {
            texts.put(pointer + "/name", person.name());
            texts.put(pointer + "/mail", person.mail());
        });
        var broken = new ArrayList<Violation>();
        texts.forEach((pointer, text) -> {
            var lost = text == null ? List.of() : List.copyOf(GbkText.lost(text));
            if (!lost.isEmpty()) {
                broken.add(Violation.of(pointer, "AUTHORITY_CHARACTER_LOST", RULE, lost));
            }
        });
        return broken;
    }

    static List<Violation> warn(OrderFacts facts) {
        var told = new ArrayList<Violation>();
        length("/certificateNumber", facts.identity().certificateNumber(), CERTIFICATE_NUMBER, told);
        length("/subject/name", facts.subject().name(), NAME, told);
        length("/subject/certificateAddress", facts.subject().certificateAddress(), ADDRESS, told);
        length("/subject/mailingAddress", facts.subject().mailingAddress(), ADDRESS, told);
        if (facts.type().hasService()) {
            length("/service/name", facts.service().name(), NAME, told);
        }
        return told;
    }

    private static void length(String pointer, String text, int most, List<Violation> told) {
        var bytes = text == null ? 0 : GbkText.bytes(text.strip());
        if (bytes > most) {
            told.add(Violation.of(pointer, "AUTHORITY_FIELD_TOO_SHORT", LENGTHS, most, bytes));
        }
    }
}
