package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.rules.MailAddressesAreSound;
import cn.icpfiling.filing.core.rules.PersonalDataIsInClear;
import cn.icpfiling.filing.typecheck.CheckFilingType;
import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads what a partner sends. Faults that make every acceptance fail, or send a message nowhere, refuse it, all at once.
 * Gaps of the content refuse nothing.
 */
@ApplicationScoped
class ReadPrefill {

    private final CheckFilingType checkFilingType;
    private final PrefillPhones phones;

    ReadPrefill(CheckFilingType checkFilingType, PrefillPhones phones) {
        this.checkFilingType = checkFilingType;
        this.phones = phones;
    }

    PrefillContent handle(PrefilledOrderRequest request) {
        var faults = new ArrayList<Violation>();
        faults.addAll(partsOfTheHolder(request));
        faults.addAll(contact(request.holder()));
        var subject = request.subject() == null ? null : request.subject().part();
        var service = request.service() == null ? null : request.service().part();
        if (subject != null) {
            in("/subject", faults, () -> {
                PersonalDataIsInClear.require(subject);
                return subject;
            });
        }
        if (service != null) {
            in("/service", faults, () -> {
                PersonalDataIsInClear.require(service);
                return service;
            });
        }
        var number = in("/typeCheck", faults, () -> checkFilingType.requireSound(request.typeCheck()));
        if (!faults.isEmpty()) {
            throw ProblemException.broken(faults);
        }
        var holder = request.holder();
        return new PrefillContent(
                number,
                request.typeCheck().certificateNumberConfirmed(),
                subject,
                service,
                phones.normalized(holder.phone()),
                isThere(holder.mail()) ? holder.mail().strip() : null,
                holder.language());
    }

    /** A picture is a browser's, and a service number is bound to an instance of the holder. */
    private static List<Violation> partsOfTheHolder(PrefilledOrderRequest request) {
        var faults = new ArrayList<Violation>();
        if (request.typeCheck().captcha() != null) {
            faults.add(Violation.of("/typeCheck/captcha", "NOT_IN_PREFILLED_ORDER", null));
        }
        if (request.service() != null && request.service().serviceNumber() != null) {
            faults.add(Violation.of("/service/serviceNumber", "NOT_IN_PREFILLED_ORDER", null));
        }
        return faults;
    }

    private List<Violation> contact(PrefilledOrderRequest.Holder holder) {
        var faults = new ArrayList<>(new MaskedValues()
                .at("/holder/phone", holder.phone())
                .at("/holder/mail", holder.mail())
                .found());
        if (!Masks.isMasked(holder.phone()) && !phones.isMobile(holder.phone())) {
            faults.add(Violation.of("/holder/phone", "MOBILE_NOT_MAINLAND", null));
        }
        if (isThere(holder.mail()) && !Masks.isMasked(holder.mail()) && !MailAddressesAreSound.isSound(holder.mail())) {
            faults.add(Violation.of("/holder/mail", "MAIL_MALFORMED", null));
        }
        return faults;
    }

    private static boolean isThere(String text) {
        return text != null && !text.isBlank();
    }

    /** A single call points into its own body, which is a part here. */
    private static <T> T in(String part, List<Violation> faults, Supplier<T> step) {
        try {
            return step.get();
        } catch (ProblemException refusal) {
            if (refusal.violations().isEmpty()) {
                throw refusal;
            }
            refusal.violations()
                    .forEach(
                            one -> faults.add(new Violation(part + one.pointer(), one.code(), one.rule(), one.args())));
            return null;
        }
    }
}
