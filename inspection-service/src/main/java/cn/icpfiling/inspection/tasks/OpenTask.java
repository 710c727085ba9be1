package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.FiledContact;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingLifecycle;
import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.core.tasks.TaskKind;
import cn.icpfiling.inspection.core.tasks.TaskState;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.store.InspectionTaskTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Opens a call or a look at the papers for a finding that is not settled. */
@ApplicationScoped
class OpenTask {

    private static final String ALL_PAPERS = "ALL";

    private final IdempotencyService idempotency;
    private final TaskAccess access;
    private final FindingTable findings;
    private final InspectionTaskTable tasks;
    private final ReadTasks read;
    private final Audit audit;
    private final Clock clock;

    OpenTask(
            IdempotencyService idempotency,
            TaskAccess access,
            FindingTable findings,
            InspectionTaskTable tasks,
            ReadTasks read,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.findings = findings;
        this.tasks = tasks;
        this.read = read;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(IdempotentRequest idempotentRequest, TaskRequest request) {
        return idempotency.perform(idempotentRequest, () -> open(request));
    }

    private Reply open(TaskRequest request) {
        var finding = findings.find(request.findingId())
                .filter(found -> !FindingLifecycle.table().isFinal(found.state()))
                .orElseThrow(() -> refused("/findingId", TaskFault.TASK_FINDING_UNKNOWN));
        access.requireForeign(finding.key().subjectId());
        fault(request, finding).ifPresent(fault -> {
            throw ProblemException.broken(List.of(fault));
        });
        var task = new InspectionTask(
                Ids.next(),
                request.kind(),
                request.contact() == null ? ALL_PAPERS : request.contact().name(),
                null,
                finding.id(),
                finding.key().subjectId(),
                finding.key().serviceId(),
                TaskState.OPEN,
                0,
                null,
                null,
                null,
                null,
                clock.instant());
        if (!tasks.insert(task)) {
            throw refused("", TaskFault.TASK_OPEN_ALREADY);
        }
        audit.record(Act.of("INSPECTION_TASK.OPEN", "INSPECTION_TASK", task.id())
                .with("finding", finding.id())
                .with("kind", task.kind()));
        return new Reply(201, null, null, read.one(task.id()));
    }

    private static Optional<Violation> fault(TaskRequest request, Finding finding) {
        if (request.kind() == TaskKind.REVIEW_UNKNOWN) {
            return Optional.of(violation("/kind", TaskFault.TASK_KIND_UNFIT));
        }
        var isCall = request.kind() == TaskKind.CALL_NUMBER;
        var contact = request.contact();
        var fits = contact == null ? !isCall : isCall && isOf(finding.key(), contact);
        return fits ? Optional.empty() : Optional.of(violation("/contact", TaskFault.TASK_CONTACT_UNFIT));
    }

    /** A finding of one number is looked at by a call to that one. */
    private static boolean isOf(FindingKey key, FiledContact contact) {
        return key.contact() == null ? key.serviceId() != null || !contact.isOfService() : key.contact() == contact;
    }

    private static Violation violation(String pointer, TaskFault fault) {
        return Violation.of(pointer, fault.name(), null);
    }

    private static ProblemException refused(String pointer, TaskFault fault) {
        return ProblemException.broken(List.of(violation(pointer, fault)));
    }
}
