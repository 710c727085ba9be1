package cn.icpfiling.filing;

import static cn.icpfiling.platform.testkit.rest.Rest.given;

import io.restassured.http.ContentType;
import org.eclipse.microprofile.config.ConfigProvider;

/** Writes into the register of {@link StatusAuthority} while the service runs. */
public final class FiledAtTheAuthority {

    private FiledAtTheAuthority() {}

    /** A domain, or a certificate's number, is filed; the service's number may be empty. */
    public static void under(String condition, String subjectNumber, String serviceNumber) {
        write(condition, item(subjectNumber, serviceNumber));
    }

    /** One filed service as the interface words it. */
    public static String item(String subjectNumber, String serviceNumber) {
        return "<Item><Wzmc>别人的网站</Wzmc><Ztbah>%s</Ztbah><Wzbah>%s</Wzbah><Bazt>0</Bazt></Item>"
                .formatted(subjectNumber, serviceNumber);
    }

    /** @param items what the register has under the condition, as the interface words it */
    public static void shows(String condition, String items) {
        write(condition, items);
    }

    public static void noMore(String condition) {
        write(condition, "<Item><Bazt>1</Bazt></Item>");
    }

    /** It is on the authority's blacklist. */
    public static void barred(String condition) {
        write(condition, "<Item><Bazt>2</Bazt></Item>");
    }

    /** It is asked and says nothing of use. */
    public static void silentAbout(String condition) {
        write(condition, "silent");
    }

    private static void write(String condition, String answer) {
        given().contentType(ContentType.TEXT.withCharset("UTF-8"))
                .body(condition + "\n" + answer)
                .put(address())
                .then()
                .statusCode(200);
    }

    private static String address() {
        return ConfigProvider.getConfig()
                .getValue("icp.authority.url", String.class)
                .replace("/isp", "/register");
    }
}
