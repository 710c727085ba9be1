package cn.icpfiling.filing.core;

/** What a reviewer says of a rule that nobody could answer: HOLDS or BROKEN, by a paper of the order or by a source. */
public record RuleProposal(String pointer, String rule, RuleResult result, MaterialKind paper, EvidenceSource source) {

    /** Key of the text that names the evidence. */
    public String evidenceCode() {
        return "EVIDENCE." + (paper == null ? source : paper);
    }
}
