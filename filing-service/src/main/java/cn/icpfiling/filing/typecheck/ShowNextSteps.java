package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.filing.core.typecheck.NextStep;
import cn.icpfiling.filing.core.typecheck.OpeningBlock;
import cn.icpfiling.filing.core.typecheck.OpeningFacts;
import cn.icpfiling.filing.core.typecheck.StatusInquiry;
import cn.icpfiling.filing.core.typecheck.TypeFact;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists what the holder can do after a type check, by our present records. */
@ApplicationScoped
class ShowNextSteps {

    private final OrderOpening opening;
    private final Wording wording;

    ShowNextSteps(OrderOpening opening, Wording wording) {
        this.opening = opening;
        this.wording = wording;
    }

    /** @param claimable whether the old filing that is to be imported may be claimed with papers too */
    @Transactional(Transactional.TxType.MANDATORY)
    List<NextStepView> of(FilingTypeCheck check, Optional<StatusInquiry> inquiry, boolean claimable) {
        var found = opening.look(check);
        var blocks = blocks(check, found.facts());
        var holdsSubject = found.subject()
                .filter(subject -> subject.holder().equals(check.holder()))
                .isPresent();
        var steps = new LinkedHashSet<NextStep>();
        NextStep.after(check.answer(), check.facts(), holdsSubject)
                .forEach(step -> steps.addAll(
                        step == NextStep.REQUEST_STATUS_INQUIRY
                                ? NextStep.after(inquiry, check.checkedAt())
                                : List.of(step)));
        if (claimable) {
            steps.add(NextStep.OPEN_LEGACY_CLAIM);
        }
        blocks.forEach(block -> steps.addAll(NextStep.after(block, holdsSubject)));
        if (found.facts().isTooOld()) {
            steps.add(NextStep.CHECK_AGAIN);
        }
        return steps.stream().map(step -> view(step, check, found, blocks)).toList();
    }

    private static List<OpeningBlock> blocks(FilingTypeCheck check, OpeningFacts facts) {
        return check.answer().isOnOldPlatform()
                ? facts.takingOver()
                : check.opens().map(facts::blocks).orElse(List.of());
    }

    private NextStepView view(
            NextStep step, FilingTypeCheck check, OrderOpening.Found found, List<OpeningBlock> blocks) {
        var against = switch (step) {
            case OPEN_ORDER, OPEN_LEGACY_CLAIM, OPEN_LEGACY_IMPORT -> blocks;
            case OPEN_OFFLINE_DEREGISTRATION, REQUEST_STATUS_INQUIRY ->
                found.facts().tooOld();
            default -> List.<OpeningBlock>of();
        };
        return new NextStepView(
                step,
                against.isEmpty(),
                against.stream().map(this::view).toList(),
                path(step, check, found),
                isOfNumber(step) ? provinceOfNumber(check) : null);
    }

    private NextStepView.BlockView view(OpeningBlock block) {
        var said = wording.finding(new Violation("", block.code().name(), null, List.of(block.args())));
        return new NextStepView.BlockView(block.code(), said.detail(), said.remedy(), block.orderId());
    }

    private static String path(NextStep step, FilingTypeCheck check, OrderOpening.Found found) {
        return switch (step) {
            case OPEN_ORDER -> "/api/v1/orders";
            case SHOW_ORDER -> of("/api/v1/orders/", found.facts().openOrder().orElse(null), "");
            case CHECK_AGAIN, CHECK_IN_PROVINCE, USE_ANOTHER_ACCOUNT, TAKE_ANOTHER_DOMAIN ->
                "/api/v1/filing-type-checks";
            case REQUEST_STATUS_INQUIRY -> of("/api/v1/filing-type-checks/", check.id(), "/status-inquiry");
            case AWAIT_STATUS_INQUIRY -> of("/api/v1/filing-type-checks/", check.id(), "");
            case OPEN_OFFLINE_DEREGISTRATION -> "/api/v1/offline-deregistrations";
            case OPEN_LEGACY_CLAIM -> "/api/v1/legacy-claims";
            case OPEN_LEGACY_IMPORT -> "/api/v1/legacy-imports";
            // Of a subject that is filed elsewhere its provider, or its province on paper, ends the filing.
            case SHOW_SUBJECT_ACTS, DEREGISTER_FIRST ->
                of(
                        "/api/v1/subjects/",
                        found.subject().map(subject -> subject.id()).orElse(null),
                        "/acts");
            case SHOW_SERVICE_ACTS ->
                of(
                        "/api/v1/services/",
                        found.service().map(service -> service.id()).orElse(null),
                        "/acts");
            case RECOVER_ACCOUNT -> "/api/v1/account-recoveries";
            case CONTACT_SUPPORT -> "/api/v1/provider-profile";
            case CONTACT_AUTHORITY -> null;
        };
    }

    private static String of(String before, UUID id, String after) {
        return id == null ? null : before + id + after;
    }

    private static boolean isOfNumber(NextStep step) {
        return step == NextStep.CHECK_IN_PROVINCE || step == NextStep.DEREGISTER_FIRST;
    }

    private static String provinceOfNumber(FilingTypeCheck check) {
        return check.facts().stream()
                .filter(fact -> fact.fact() == TypeFact.Kind.SUBJECT_PROVINCE)
                .map(TypeFact::value)
                .findFirst()
                .orElse(null);
    }
}
