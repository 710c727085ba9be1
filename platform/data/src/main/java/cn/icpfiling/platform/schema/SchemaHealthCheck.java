package cn.icpfiling.platform.schema;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Reports a replica on an older schema as not ready, so it gets no requests: for instance after a restore of an old backup. */
@Readiness
@ApplicationScoped
class SchemaHealthCheck implements HealthCheck {
    private final SchemaCheck schema;

    SchemaHealthCheck(SchemaCheck schema) {
        this.schema = schema;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("schema");
        try {
            schema.requireMigrated();
            return answer.up().build();
        } catch (SchemaTooOld old) {
            return answer.down().withData("reason", old.getMessage()).build();
        } catch (RuntimeException away) {
            return answer.down()
                    .withData("reason", "the migrations cannot be read")
                    .build();
        }
    }
}
