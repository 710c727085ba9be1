package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.authority.GbkText;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Checks that all texts for the authority can be written in its character set. A finding names the characters that
 * cannot.
 */
final class Sendable {

    private static final String RULE = "F-061";

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
}
