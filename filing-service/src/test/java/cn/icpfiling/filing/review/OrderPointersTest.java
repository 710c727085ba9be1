package cn.icpfiling.filing.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An objection is about a part that an order has. */
class OrderPointersTest {

    @ParameterizedTest
    @CsvSource({
        "MATERIAL.UNTRUE, /materials/VERIFICATION_SHEET, true",
        "MATERIAL.UNTRUE, /materials, false",
        "MATERIAL.UNTRUE, /materials/, false",
        "MATERIAL.UNTRUE, /subject/name, false",
        "PRINCIPAL.ID_EXPIRED, /materials/SUBJECT_PRINCIPAL_ID, true",
        "CONTACT.MOBILE, /service/principal/mobile, true",
        "ADDRESS, /subject/mailingAddress, true",
        "DOMAIN.EXPIRED, /service/domains/1, true",
        "DOMAIN.EXPIRED, /domain, true",
        "SPONSOR_CERT_NO.MISMATCH, /certificateNumber, true",
        "CONTENT.SUBJECT_MISMATCH, /service, true",
        "CONTENT.SUBJECT_MISMATCH, /, false",
        "CONTENT.SUBJECT_MISMATCH, /x, false",
        "CONTENT.SUBJECT_MISMATCH, /service/nothing, false",
        "AUTHORITY.RESULT_UNFIT, /, true",
        "AUTHORITY_PROCESSING_ERROR, /subject/name, true"
    })
    void a_reason_names_a_paper_or_a_part_of_the_order(String code, String pointer, boolean fits) {
        assertThat(OrderPointers.fits(code, pointer)).isEqualTo(fits);
    }
}
