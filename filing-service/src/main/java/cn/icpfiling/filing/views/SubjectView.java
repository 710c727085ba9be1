package cn.icpfiling.filing.views;

import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.platform.personaldata.Masks;

/** The subject as entered, masked. An organisation's name is public; a person's is not. */
public record SubjectView(
        String name, String certificateAddress, String mailingAddress, String remark, PersonView principal) {

    private static final int SHOWN_OF_ADDRESS = 6;

    public static SubjectView of(SubjectPart part, int nature) {
        return new SubjectView(
                shownName(part.name(), nature),
                address(part.certificateAddress()),
                address(part.mailingAddress()),
                part.remark(),
                PersonView.of(part.principal()));
    }

    /** Unmasked, only for the holder's confirmation before the submission. */
    public static SubjectView inClear(SubjectPart part) {
        return new SubjectView(
                part.name(),
                part.certificateAddress(),
                part.mailingAddress(),
                part.remark(),
                PersonView.inClear(part.principal()));
    }

    @Override
    public String toString() {
        return "SubjectView";
    }

    public static String shownName(String name, int nature) {
        return nature == CodeTables.PERSON ? Masks.name(name) : name;
    }

    /** Shows city and district and masks street and door. */
    private static String address(String address) {
        if (address == null) {
            return null;
        }
        var points = address.codePoints().toArray();
        var shown = Math.min(SHOWN_OF_ADDRESS, points.length);
        return new String(points, 0, shown) + "*".repeat(points.length - shown);
    }
}
