package cn.icpfiling.filing.core.entry;

/** A principal of the subject or the service, as entered; missing values are null. */
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
