package cn.icpfiling.legacy.core;

/** A principal of the old platform; missing values are null. The fields are those of filing-service's principals. */
public record LegacyPerson(
        String name,
        Integer certificateType,
        String certificateNumber,
        String mobile,
        String officePhone,
        String mail,
        Boolean legalRepresentative) {

    @Override
    public String toString() {
        return "LegacyPerson";
    }
}
