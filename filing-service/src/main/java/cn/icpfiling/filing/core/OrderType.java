package cn.icpfiling.filing.core;

import cn.icpfiling.filing.core.OrderKind.Part;
import cn.icpfiling.filing.core.OrderKind.Purpose;
import cn.icpfiling.filing.core.OrderKind.Target;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The types of order (docs/trade.md 1.2, 2.1), each with the description of its kind. */
public enum OrderType {
    /** Neither subject nor domain has a number. */
    FIRST_FILING(new OrderKind(
            Purpose.FILING,
            Target.NEW_SUBJECT,
            Set.of(Part.SUBJECT, Part.SERVICE),
            RuledAct.FIRST_FILING,
            null,
            VerificationScope.FIRST_FILING,
            "filing.record.registered",
            "first-filing")),
    /** The subject is filed here; a new service of it. */
    NEW_SERVICE_SAME_PROVIDER(new OrderKind(
            Purpose.FILING,
            Target.NEW_SERVICE,
            Set.of(Part.SUBJECT, Part.SERVICE),
            RuledAct.NEW_SERVICE_SAME_PROVIDER,
            FiledAct.NEW_SERVICE,
            VerificationScope.NEW_SERVICE,
            "filing.record.service-added",
            "new-service")),
    /** The subject is filed through another provider; a new service of it, the first one here. */
    NEW_SERVICE_OTHER_PROVIDER(new OrderKind(
            Purpose.FILING,
            Target.NEW_SERVICE,
            Set.of(Part.SUBJECT, Part.SERVICE),
            RuledAct.NEW_SERVICE_OTHER_PROVIDER,
            FiledAct.NEW_SERVICE,
            VerificationScope.NEW_SERVICE,
            "filing.record.service-added",
            "new-service")),
    /** Subject and service are filed; this provider is to serve it, too. No number changes. */
    ACCESS_FILING(new OrderKind(
            Purpose.FILING,
            Target.FILED_SERVICE,
            Set.of(Part.SUBJECT, Part.SERVICE),
            RuledAct.ACCESS_FILING,
            FiledAct.ACCESS_FILING,
            VerificationScope.NEW_SERVICE,
            "filing.record.access-added",
            "access-filing")),
    /** The filed subject's entry is made anew, its certificate too where the rules allow it; number and province stay. */
    CHANGE_SUBJECT(new OrderKind(
            Purpose.CHANGE,
            Target.FILED_SUBJECT,
            Set.of(Part.CERTIFICATE, Part.REGION, Part.SUBJECT),
            RuledAct.CHANGE_SUBJECT,
            FiledAct.CHANGE_SUBJECT,
            VerificationScope.CHANGE_SERVICE,
            "filing.record.changed",
            "change-subject")),
    /** A filed service's entry is made anew; from 2019-04-22 on its domains only become fewer (docs/trade.md 3.5). */
    CHANGE_SERVICE(new OrderKind(
            Purpose.CHANGE,
            Target.FILED_SERVICE,
            Set.of(Part.SERVICE),
            RuledAct.CHANGE_SERVICE,
            FiledAct.CHANGE_SERVICE,
            VerificationScope.CHANGE_SERVICE,
            "filing.record.changed",
            "change-service")),
    /** A filed service ends, for every provider. Nothing is entered, and verification looks at nothing. */
    DEREGISTER_SERVICE(new OrderKind(
            Purpose.DEREGISTRATION,
            Target.FILED_SERVICE,
            Set.of(),
            RuledAct.DEREGISTER_SERVICE,
            FiledAct.DEREGISTER_SERVICE,
            VerificationScope.CHANGE_SERVICE,
            null,
            "deregister-service")),
    /** A filed subject ends with all of its services. */
    DEREGISTER_SUBJECT(new OrderKind(
            Purpose.DEREGISTRATION,
            Target.FILED_SUBJECT,
            Set.of(),
            RuledAct.DEREGISTER_SUBJECT,
            FiledAct.DEREGISTER_SUBJECT,
            VerificationScope.CHANGE_SERVICE,
            null,
            "deregister-subject"));

    private final OrderKind kind;

    OrderType(OrderKind kind) {
        this.kind = kind;
    }

    /** The order by which an act ends what is filed. */
    public static OrderType ending(FiledAct act) {
        return Arrays.stream(values())
                .filter(type -> type.isDeregistration() && type.kind.filedAct() == act)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(act + " ends nothing by an order"));
    }

    public OrderKind kind() {
        return kind;
    }

    /** Whether it changes what is filed here; such an order needs no type check and no service number. */
    public boolean isChange() {
        return kind.purpose() == Purpose.CHANGE;
    }

    /**
     * Whether the order ends a filing here. It goes directly to the authority, with nothing to enter and no service
     * number.
     */
    public boolean isDeregistration() {
        return kind.purpose() == Purpose.DEREGISTRATION;
    }

    /** Whether a type check opens it. */
    public boolean isFiling() {
        return kind.purpose() == Purpose.FILING;
    }

    /** Whether it changes the filed subject, and no service. */
    public boolean changesSubject() {
        return isChange() && !hasService();
    }

    /** Whether it changes a filed service. */
    public boolean changesService() {
        return isChange() && hasService();
    }

    /** Whether it puts a service on record that the authority has no number for. */
    public boolean addsService() {
        return isFiling() && !isOfFiledService();
    }

    /** Whether it adds this provider's access to a service that is filed. */
    public boolean addsAccess() {
        return isFiling() && isOfFiledService();
    }

    /** Refuses with NOTHING_TO_ENTER if the order takes its content from the filing. */
    public void requireEntry() {
        if (kind.entry().isEmpty()) {
            throw new ProblemException(FilingProblem.NOTHING_TO_ENTER);
        }
    }

    /** Refuses with CERTIFICATE_FROZEN or REGION_FROZEN if the type check settled that part of the identity. */
    public void requireIdentityEntry(Part part) {
        if (!kind.entry().contains(part)) {
            throw new ProblemException(
                    part == Part.REGION ? FilingProblem.REGION_FROZEN : FilingProblem.CERTIFICATE_FROZEN);
        }
    }

    /** Whether the order is about a service; false for an order about a subject alone. */
    public boolean hasService() {
        return kind.target() != Target.FILED_SUBJECT;
    }

    /** The principals that are entered in it. */
    public List<PrincipalPart> principals() {
        return Arrays.stream(PrincipalPart.values())
                .filter(part -> part == PrincipalPart.SUBJECT_PRINCIPAL || hasService())
                .toList();
    }

    /** Whether the authority already has a number for the subject. */
    public boolean isOfFiledSubject() {
        return kind.target() != Target.NEW_SUBJECT;
    }

    /** Whether the authority already has a number for the service. */
    public boolean isOfFiledService() {
        return kind.target() == Target.FILED_SERVICE;
    }
}
