package cn.icpfiling.verification.core.rules;

/** The registrant compared with the subject part by part, as the holder of the record answers it. */
public record RegistrantMatch(boolean name, boolean certificateType, boolean certificateNumber) {

    boolean complete() {
        return name && certificateType && certificateNumber;
    }
}
