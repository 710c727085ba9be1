package cn.icpfiling.filing;

import static cn.icpfiling.platform.testkit.rest.Rest.given;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import io.restassured.http.ContentType;
import java.util.UUID;

/** A partner's machine. The ids of its customers say whose they are, so that {@link Counterparts} knows them unasked. */
public final class Partner {

    public static final String ID_BEGINS = "0192f0c1-0000-7000-8000-";

    /** The fourth group of an account's id says what account-service knows of it; all else is nobody's customer. */
    public static final String ITS_CUSTOMER = "9000";

    public static final String ITS_CUSTOMER_SHOWN_ONCE = "9001";
    public static final String OUT_OF_REACH = "9503";
    public static final String REFUSED = "9403";
    public static final String UNREADABLE = "9200";
    public static final String UNKNOWN = "9404";

    /** The end of the id of a partner whose name account-service cannot tell now. */
    public static final String NAMELESS = "000000000503";

    public final UUID id;
    public final String client = Ids.next().toString();

    public Partner() {
        this(tail(Ids.next()));
    }

    private Partner(String tail) {
        id = UUID.fromString(ID_BEGINS + tail);
    }

    public static Partner nameless() {
        return new Partner(NAMELESS);
    }

    /** A customer for whom it files. */
    public Applicant customer() {
        return customer(ITS_CUSTOMER);
    }

    public Applicant customer(String kind) {
        return new Applicant(account(kind), this);
    }

    public UUID account(String kind) {
        return UUID.fromString(UUID.randomUUID().toString().substring(0, 19) + kind + "-" + tail(id));
    }

    /** For whichever customer it is about. */
    public RequestSpecification call() {
        return call(Scopes.ALL.toArray(String[]::new));
    }

    public RequestSpecification call(String... scopes) {
        return callBy(client, scopes);
    }

    /** By another of its clients. */
    public RequestSpecification callBy(String client, String... scopes) {
        return given().header("Authorization", "Bearer " + TestTokens.bearerOfPartner(id, client, scopes))
                .contentType(ContentType.JSON);
    }

    private static String tail(UUID id) {
        return id.toString().substring(24);
    }
}
