package cn.icpfiling.filing.inquiries;

import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.filing.core.typecheck.InquiryResult;
import cn.icpfiling.filing.core.typecheck.InquirySource;
import cn.icpfiling.filing.core.typecheck.StatusInquiry;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.problem.Violation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a reviewer found out. No field takes free text, because the audit stores it.
 *
 * @param askedAt when the source was asked
 * @param reference of the record that the provider keeps of the look; too short for a phone or a certificate number
 */
record InquiryAnswer(
        @NotNull InquiryResult result,
        @Size(min = 1, max = 40) String subjectNumber,
        @NotNull InquirySource source,
        @NotNull Instant askedAt,

        @NotNull @Size(max = 18) @Pattern(regexp = "^[A-Z]{2,8}-[0-9]{4}-[0-9]{1,4}$")
        String reference) {

    /** An answer of before the inquiry is about another day, and one that is as old as a type check may be decides nothing. */
    List<Violation> faults(StatusInquiry inquiry, Instant now) {
        var faults = new ArrayList<Violation>();
        if (result.hasNumber() && subjectNumber == null) {
            faults.add(Violation.of("/subjectNumber", "INQUIRY_NUMBER_MISSING", null));
        }
        if (!result.hasNumber() && subjectNumber != null) {
            faults.add(Violation.of("/subjectNumber", "INQUIRY_NUMBER_NOT_EXPECTED", null));
        }
        if (result.hasNumber() && subjectNumber != null && number().isEmpty()) {
            faults.add(Violation.of("/subjectNumber", "INQUIRY_NUMBER_UNFIT", null));
        }
        if (askedAt.isAfter(now)
                || askedAt.isBefore(inquiry.requestedAt())
                || now.isAfter(askedAt.plus(FilingTypeCheck.GOOD_FOR))) {
            faults.add(Violation.of("/askedAt", "INQUIRY_TIME_UNFIT", null, FilingTypeCheck.GOOD_FOR.toHours()));
        }
        return faults;
    }

    /** Call this after {@link #faults}. */
    StatusInquiry.Answer answer() {
        return new StatusInquiry.Answer(
                result,
                result.hasNumber() ? number().map(FilingNumber::toString).orElseThrow() : null,
                source,
                askedAt,
                reference);
    }

    /** Empty if the text is no number of a subject. */
    private Optional<FilingNumber> number() {
        return FilingNumber.tryParse(subjectNumber).filter(number -> number.sequence() == 0);
    }
}
