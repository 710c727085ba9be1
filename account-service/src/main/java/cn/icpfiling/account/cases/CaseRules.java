package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CasePaper;
import cn.icpfiling.account.core.cases.HolderKind;
import cn.icpfiling.platform.time.LegalTime;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The dated rules of all kinds of cases. A kind without a rule, or a rule that contradicts itself, fails the start. */
final class CaseRules {

    private static final String BUNDLED = "/cases/support-case-rules.yaml";

    private final List<Rule> rules;

    private CaseRules(List<Rule> rules) {
        this.rules = rules.stream()
                .sorted(Comparator.comparing(Rule::from).reversed())
                .toList();
        for (var kind : CaseKind.values()) {
            if (this.rules.stream().noneMatch(rule -> rule.kind() == kind)) {
                throw new IllegalStateException("no rule of support cases for " + kind);
            }
        }
    }

    /**
     * The rule of one kind from one day on.
     *
     * @param from the first legal day, Asia/Shanghai
     * @param source where the numbers come from
     * @param workingDays from complete papers to the due day
     * @param persons how many people decide: 1 or 2
     * @param waitDays calendar days that a case waits for its holder
     * @param ownerWait between a grant and its effect; null if there is none
     * @param papers empty for a kind without papers
     */
    record Rule(
            CaseKind kind,
            LocalDate from,
            String source,
            int workingDays,
            int persons,
            int waitDays,
            Duration ownerWait,
            Map<HolderKind, List<CasePaper>> papers) {

        Rule {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(source, "source");
            papers = papers == null ? Map.of() : Map.copyOf(papers);
            if (workingDays < 1 || waitDays < 1 || persons < 1 || persons > 2) {
                throw new IllegalStateException("rule of support cases for " + kind + " has a number that cannot be");
            }
            if ((ownerWait != null) != (kind == CaseKind.LOST_PHONE)) {
                throw new IllegalStateException("only LOST_PHONE has an ownerWait, and needs one");
            }
            if (kind.endangersSource() && persons != 2) {
                throw new IllegalStateException(kind + " takes something from an account, so two persons decide it");
            }
        }

        boolean needsPapers() {
            return !papers.isEmpty();
        }

        /** @param holder null for a kind without papers */
        List<CasePaper> papersOf(HolderKind holder) {
            return holder == null ? List.of() : papers.getOrDefault(holder, List.of());
        }
    }

    record File(List<Rule> rules) {}

    static CaseRules bundled() {
        try (var yaml = Objects.requireNonNull(CaseRules.class.getResourceAsStream(BUNDLED), BUNDLED)) {
            return read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CaseRules read(InputStream yaml) throws IOException {
        var mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new JavaTimeModule())
                .build();
        return new CaseRules(mapper.readValue(yaml, File.class).rules());
    }

    /** Returns the rule of the legal day of the instant. */
    Rule of(CaseKind kind, Instant openedAt) {
        var day = LegalTime.dayOf(openedAt);
        return rules.stream()
                .filter(rule -> rule.kind() == kind && !rule.from().isAfter(day))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no rule of support cases for " + kind + " on " + day));
    }
}
