package cn.icpfiling.filing.core.findings;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A reviewer's settlement of one rule at one place of a submission, with its evidence. Written once. It settles unknown
 * rules only: a broken rule stays broken, except D1 if papers were accepted.
 */
@Entity
@Table(name = "rule_settlements")
@IdClass(Settlement.Key.class)
public class Settlement {

    /** The key: the step, the place and the rule. */
    public record Key(UUID orderId, long sequence, String pointer, String rule) {}

    /** The step of the order's history that it was part of. */
    public record Origin(UUID orderId, long sequence, UUID reviewer, Instant at) {}

    /** A paper of the order by its digest, or a source; with papers in place of D1 also whose domain it is. */
    public record Evidence(MaterialKind paper, String paperSha256, EvidenceSource source, PapersGround ground) {

        public static Evidence of(Material paper, PapersGround ground) {
            return new Evidence(paper.kind(), paper.sha256(), null, ground);
        }

        public static Evidence of(EvidenceSource source) {
            return new Evidence(null, null, source, null);
        }
    }

    @Id
    private UUID orderId;

    @Id
    private long sequence;

    @Id
    private String pointer;

    @Id
    private String rule;

    private int submission;

    @Enumerated(EnumType.STRING)
    private RuleResult result;

    @Enumerated(EnumType.STRING)
    private MaterialKind paper;

    private String paperSha256;

    @Enumerated(EnumType.STRING)
    private EvidenceSource source;

    @Enumerated(EnumType.STRING)
    private PapersGround ground;

    private UUID reviewer;
    private Instant settledAt;

    protected Settlement() {}

    public Settlement(Origin origin, int submission, RuleFinding finding, RuleResult result, Evidence evidence) {
        this.orderId = origin.orderId();
        this.sequence = origin.sequence();
        this.pointer = finding.pointer();
        this.rule = finding.rule();
        this.submission = submission;
        this.result = result;
        this.paper = evidence.paper();
        this.paperSha256 = evidence.paperSha256();
        this.source = evidence.source();
        this.ground = evidence.ground();
        this.reviewer = origin.reviewer();
        this.settledAt = origin.at();
    }

    boolean covers(RuleFinding finding) {
        return result == RuleResult.HOLDS
                && finding.isAt(pointer, rule)
                && (finding.result() == RuleResult.UNKNOWN || ground != null);
    }

    public String pointer() {
        return pointer;
    }

    public String rule() {
        return rule;
    }

    public RuleResult result() {
        return result;
    }

    public MaterialKind paper() {
        return paper;
    }

    public String paperSha256() {
        return paperSha256;
    }

    public EvidenceSource source() {
        return source;
    }

    public PapersGround ground() {
        return ground;
    }

    public UUID reviewer() {
        return reviewer;
    }

    public Instant settledAt() {
        return settledAt;
    }
}
