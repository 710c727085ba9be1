package cn.icpfiling.filing.core;

/** Somebody who answers for the subject or the service, as entered; gaps are null. */
public record Person(
        String name,
        Integer certificateType,
        String certificateNumber,
        String mobile,
        String officePhone,
        String mail,
        Boolean legalRepresentative) {

    @Override
    public String toString() {
        return "Person";
    }
}
