package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;

/**
 * The part of a prefilled order that is stored encrypted.
 *
 * @param certificateNumber in its normal form
 * @param phone E.164
 * @param mail null if there is none
 * @param subject null if nothing is entered
 * @param service null if nothing is entered
 */
record PrefillContent(
        String certificateNumber,
        Boolean certificateNumberConfirmed,
        SubjectPart subject,
        ServicePart service,
        String phone,
        String mail,
        PrefillLanguage language) {

    @Override
    public String toString() {
        return "PrefillContent";
    }
}
