package cn.icpfiling.inspection.policies;

import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingPolicy;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.InspectionPolicies;
import cn.icpfiling.inspection.core.findings.PolicyReference;
import cn.icpfiling.inspection.core.pages.PageWords;
import cn.icpfiling.inspection.store.InspectionPolicyTable;
import cn.icpfiling.inspection.tables.PageWordLists;
import cn.icpfiling.inspection.tables.RuleFiles;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The policies by version. Each call of {@link #inForce} reads from the database which version is in force, by a key, so
 * that all replicas change at the same moment. A version never changes, so its content is kept after the first read.
 */
@ApplicationScoped
public class PolicyVersions {
    /** The version that came with the release. */
    static final int SHIPPED = 0;

    private static final String FILE = "inspection-policies.yaml";

    private final InspectionPolicyTable table;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();

    PolicyVersions(InspectionPolicyTable table, ObjectMapper json, Clock clock) {
        this.table = table;
        this.json = json;
        this.clock = clock;
        kept.put(SHIPPED, Kept.of(SHIPPED, RuleFiles.read(FILE, new TypeReference<PolicyContent>() {})));
    }

    /** A version as it is shown, and as findings use it. */
    private record Kept(
            PolicyContent content, boolean hasWordsOfRelease, InspectionPolicies policies, PageWordLists pageWords) {
        static Kept of(int version, PolicyContent content) {
            return new Kept(content.whole(), content.pageWords() == null, content.policies(version), content.lists());
        }
    }

    /** By the business clock. */
    public InspectionPolicies inForce() {
        return version(versionInForce());
    }

    /** The words by which home pages are judged today. */
    public PageWords pageWords() {
        return pageWords(versionInForce(), LegalTime.dayOf(clock.instant()));
    }

    PageWords pageWords(int version, LocalDate day) {
        return kept(version).pageWords().on(day);
    }

    /** The terms that the finding was opened under. */
    public FindingPolicy of(Finding finding) {
        return of(finding.policy(), finding.key().source(), finding.key().reason());
    }

    public FindingPolicy of(PolicyReference reference, FindingSource source, String reason) {
        return version(reference.version()).of(source, reason, reference.day());
    }

    /**
     * What follows by policy when the finding is overdue, for what it is about. No access ends by one whose holder was told too late to
     * mend it; of a deregistration two persons decide.
     */
    public Consequence consequenceOf(Finding finding) {
        var follows = of(finding).consequence().from(finding.key());
        return follows == Consequence.CANCEL_ACCESS && finding.wasToldTooLate() ? Consequence.NONE : follows;
    }

    /**
     * Whether no access and no filing can end by the finding, so that it may be overdue without a look. A finding of a campaign
     * never is: two persons may end access by it (ADR 0061), and its holder is told that nothing was mended.
     */
    public boolean nothingFollows(Finding finding) {
        return finding.key().source() != FindingSource.CAMPAIGN && consequenceOf(finding) == Consequence.NONE;
    }

    int versionInForce() {
        return table.inForce(clock.instant()).orElse(SHIPPED);
    }

    InspectionPolicies version(int version) {
        return kept(version).policies();
    }

    /** 404 if there is no version with that number. */
    PolicyContent content(int version) {
        return kept(version).content();
    }

    /** Whether the version has no words of its own. 404 as for {@link #content}. */
    boolean hasWordsOfRelease(int version) {
        return kept(version).hasWordsOfRelease();
    }

    private Kept kept(int version) {
        var known = kept.get(version);
        if (known != null) {
            return known;
        }
        var body = table.body(version).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var read = Kept.of(version, stored(body));
        kept.put(version, read);
        return read;
    }

    /** An entry with a constant that only a later release knows is left out, and the next one that is close enough holds. */
    static PolicyContent stored(String body) {
        return JsonText.readKnown(body, PolicyContent.class);
    }

    String written(PolicyContent content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
