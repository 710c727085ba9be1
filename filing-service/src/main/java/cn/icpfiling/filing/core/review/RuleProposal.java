package cn.icpfiling.filing.core.review;

import cn.icpfiling.filing.core.findings.EvidenceSource;
import cn.icpfiling.filing.core.findings.RuleResult;
import cn.icpfiling.filing.core.materials.MaterialKind;

/** A reviewer's answer to a rule that had none: HOLDS or BROKEN, by a material of the order or by a source. */
public record RuleProposal(String pointer, String rule, RuleResult result, MaterialKind paper, EvidenceSource source) {

    /** The key of the text that names the evidence. */
    public String evidenceCode() {
        return "EVIDENCE." + (paper == null ? source : paper);
    }
}
