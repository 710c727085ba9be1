package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/internal/filed-subject-numbers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class FiledSubjectNumbersResource {

    private final SubjectRepository subjects;

    FiledSubjectNumbersResource(SubjectRepository subjects) {
        this.subjects = subjects;
    }

    /** The question is in the body, so that no log of URLs tells who was looked for. */
    record SubjectNumberQuestion(
            @NotNull @Size(min = 1, max = 40) String subjectNumber) {}

    /** Only {@code filed} is set if the number is not filed here, or its subject is deregistered. */
    record FiledSubject(@NotNull boolean filed, UUID holder, UUID subjectId) {}

    @POST
    public FiledSubject findFiledSubjectNumber(@NotNull @Valid SubjectNumberQuestion question) {
        return UnitOfWork.in(() -> subjects.byNumber(question.subjectNumber())
                .filter(subject -> subject.end().isEmpty())
                .map(subject -> new FiledSubject(true, subject.holder(), subject.id()))
                .orElse(new FiledSubject(false, null, null)));
    }
}
