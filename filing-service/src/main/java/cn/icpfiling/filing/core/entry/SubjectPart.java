package cn.icpfiling.filing.core.entry;

/**
 * What the applicant entered about the subject, in addition to what the type check settled; missing values are null.
 */
public record SubjectPart(
        String name, String certificateAddress, String mailingAddress, String remark, Person principal) {

    public static final SubjectPart NOTHING = new SubjectPart(null, null, null, null, null);

    @Override
    public String toString() {
        return "SubjectPart";
    }
}
