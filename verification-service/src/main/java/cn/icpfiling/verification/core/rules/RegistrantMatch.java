package cn.icpfiling.verification.core.rules;

/** The registrant compared with the subject part by part, as answered by the keeper of the record. */
public record RegistrantMatch(boolean name, boolean certificateType, boolean certificateNumber) {

    boolean complete() {
        return name && certificateType && certificateNumber;
    }
}
