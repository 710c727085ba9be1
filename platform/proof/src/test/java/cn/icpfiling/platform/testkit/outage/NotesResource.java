package cn.icpfiling.platform.testkit.outage;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.testkit.LocalStack;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A resource with a database that dies under it, at the place and in the way that it is told. */
@Path("/notes")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
public class NotesResource {

    enum Place {
        NOWHERE,
        BEFORE_A_STATEMENT,
        BEFORE_THE_COMMIT
    }

    static final AtomicReference<Place> DIES = new AtomicReference<>(Place.NOWHERE);
    static final AtomicReference<Runnable> DEATH = new AtomicReference<>(LocalStack::cutDatabaseConnections);

    private final IdempotencyService idempotency;
    private final Sql sql;
    private final TransactionSynchronizationRegistry transaction;

    NotesResource(IdempotencyService idempotency, Sql sql, TransactionSynchronizationRegistry transaction) {
        this.idempotency = idempotency;
        this.sql = sql;
        this.transaction = transaction;
    }

    @POST
    @Path("/{subject}")
    public Response add(@PathParam("subject") UUID subject) {
        return idempotency
                .perform(new IdempotentRequest("anna", "notes", subject.toString(), List.of(subject)), () -> {
                    diesIf(Place.BEFORE_A_STATEMENT);
                    transaction.registerInterposedSynchronization(new BeforeTheCommit());
                    sql.update(
                            "INSERT INTO probe_events (consumer, event_id, subject, sequence, note) VALUES ('notes', ?, ?, 1, 'x')",
                            Ids.next(),
                            subject);
                    return new Reply(201, null, null, Map.of("subject", subject));
                })
                .toResponse();
    }

    @GET
    @Path("/{subject}")
    public long count(@PathParam("subject") UUID subject) {
        return UnitOfWork.in(() -> {
            // it holds a connection from here on: one out of the pool may be newer than its death
            sql.first(row -> row.getInt(1), "SELECT 1");
            diesIf(Place.BEFORE_A_STATEMENT);
            return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM probe_events WHERE subject = ?", subject)
                    .orElseThrow();
        });
    }

    private static final class BeforeTheCommit implements Synchronization {

        @Override
        public void beforeCompletion() {
            diesIf(Place.BEFORE_THE_COMMIT);
        }

        @Override
        public void afterCompletion(int status) {
            // what became of it is the test's to see
        }
    }

    static void diesIf(Place place) {
        if (DIES.compareAndSet(place, Place.NOWHERE)) {
            DEATH.get().run();
        }
    }
}
