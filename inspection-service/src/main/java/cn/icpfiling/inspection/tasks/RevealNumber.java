package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.core.tasks.TaskKind;
import cn.icpfiling.inspection.store.InspectionTaskTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Shows the person and the number of a call to the inspector who holds the task. filing-service is asked outside any
 * transaction; nothing of its answer is stored.
 */
@ApplicationScoped
class RevealNumber {

    private static final int NOT_FOUND = 404;
    private static final ContactsApi.Contacts NONE_FILED = new ContactsApi.Contacts(null, null);

    private final TaskAccess access;
    private final RevealLimit limit;
    private final InspectionTaskTable tasks;
    private final ContactsApi contacts;
    private final Audit audit;

    RevealNumber(
            TaskAccess access,
            RevealLimit limit,
            InspectionTaskTable tasks,
            @RestClient ContactsApi contacts,
            Audit audit) {
        this.access = access;
        this.limit = limit;
        this.tasks = tasks;
        this.contacts = contacts;
        this.audit = audit;
    }

    /**
     * 404 if the filing has no such person, 503 while filing-service does not answer, 429 above the inspector's limit of a
     * day. The audit entry and the note on the task come first; so a call that has no number can be settled too.
     */
    RevealedNumberView handle(UUID id) {
        var task = access.require(id);
        access.requireHeld(id);
        if (task.kind() != TaskKind.CALL_NUMBER) {
            throw ProblemException.broken(List.of(Violation.of("", TaskFault.TASK_HAS_NO_NUMBER.name(), null)));
        }
        UnitOfWork.run(() -> access.requireWorthACall(task));
        limit.count(access.inspector());
        var filed = ask(task);
        UnitOfWork.run(() -> {
            access.held(id);
            access.requireWorthACall(task);
            tasks.revealed(id, access.inspector());
            audit.record(Act.of("INSPECTION_TASK.REVEAL", "INSPECTION_TASK", id)
                    .with("subject", task.subjectId())
                    .with("contact", task.contact()));
        });
        return revealed(task, filed);
    }

    private ContactsApi.Contacts ask(InspectionTask task) {
        try {
            return contacts.read(task.subjectId(), task.serviceId());
        } catch (WebApplicationException refused) {
            if (refused.getResponse().getStatus() == NOT_FOUND) {
                return NONE_FILED;
            }
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(refused);
        } catch (ProcessingException unreachable) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(unreachable);
        }
    }

    private static RevealedNumberView revealed(InspectionTask task, ContactsApi.Contacts filed) {
        var contact = task.contact();
        var person = contact.isOfService() ? filed.service() : filed.subject();
        if (person == null) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return new RevealedNumberView(
                contact, person.name(), contact.isMobile() ? person.mobile() : person.officePhone());
    }
}
