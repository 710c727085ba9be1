package cn.icpfiling.sandbox.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A provider at the interface's other end, by string and regex: it shares no line with the code under test. */
final class Provider {

    static final Charset GBK = Charset.forName("GBK");
    static final String PASSWORD = "sandbox-only";
    private static final String RAND = "abcdefghij0123456789";
    private static final List<String> GROUPS =
            List.of("DXHY", "BAJG", "BASJ", "CLCW", "ZXSJ", "HMDLB", "HSRW", "HCJG", "WBAWZLB");
    private static final List<Record> TAKEN = new ArrayList<>();

    private final URI endpoint;
    private final HttpClient http = HttpClient.newHttpClient();

    Provider(String base) {
        this.endpoint = URI.create(base + "/authority/isp");
    }

    static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] zip(String entry, String xml) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(xml.getBytes(GBK));
            zip.closeEntry();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    static String unzip(String base64) {
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), GBK);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of the first element of that name; empty when there is none. */
    static String text(String xml, String element) {
        var found = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(xml);
        return found.find() ? found.group(1) : "";
    }

    static List<String> all(String xml, String element) {
        return Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(xml)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    Answer post(byte[] envelope) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(endpoint)
                            .header("Content-Type", "text/xml; charset=GBK")
                            .header("SOAPAction", "\"\"")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), new String(answer.body(), GBK));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer call(String method, String parameters) {
        return call(method, PASSWORD, parameters);
    }

    Answer call(String method, String password, String parameters) {
        var common = "<ispId>110000000001</ispId><userName>icp-provider</userName><randVal>" + RAND + "</randVal>"
                + "<pwdHash>" + md5((password + RAND).getBytes(GBK)) + "</pwdHash><hashAlgorithm>0</hashAlgorithm>";
        return post(envelope("<m:" + method + " xmlns:m=\"urn:isp\">" + common + parameters + "</m:" + method + ">"));
    }

    static byte[] envelope(String body) {
        return ("<?xml version=\"1.0\" encoding=\"GBK\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                        + "<s:Body>" + body + "</s:Body></s:Envelope>")
                .getBytes(GBK);
    }

    long next() {
        return Long.parseLong(call("isp_querypreviousupload", "").inner("dataSequence")) + 1;
    }

    Answer upload(long sequence, String records) {
        return uploadZip(sequence, zip("UP" + sequence + ".xml", data(sequence, records)));
    }

    static String data(long sequence, String records) {
        return "<?xml version=\"1.0\" encoding=\"GBK\"?><UploadData><DataSequence>" + sequence
                + "</DataSequence><Groups><XZBA>" + records + "</XZBA></Groups></UploadData>";
    }

    /** Any groups in one file, in the order given. */
    Answer uploadGroups(AFiling... filings) {
        var sequence = next();
        var groups = new StringBuilder();
        for (var filing : filings) {
            groups.append('<' + filing.group + '>' + filing.xml() + "</" + filing.group + '>');
        }
        return uploadZip(
                sequence,
                zip(
                        "UP" + sequence + ".xml",
                        "<?xml version=\"1.0\" encoding=\"GBK\"?><UploadData><DataSequence>" + sequence
                                + "</DataSequence><Groups>" + groups + "</Groups></UploadData>"));
    }

    /** Uploads, types the principal's code and answers the decision. */
    Record decided(AFiling filing) {
        assertThat(uploadGroups(filing).code()).isZero();
        waitFor(filing, "DXHY", 1);
        SmsPage.verify(filing, SmsPage.code(filing.phone), filing.lastSix(), 200);
        return waitFor(filing, "BAJG", 1).getFirst();
    }

    Answer uploadZip(long sequence, byte[] zip) {
        return call("isp_upload", uploadParameters(sequence, zip, md5(zip)));
    }

    static String uploadParameters(long sequence, byte[] zip, String hash) {
        return "<encryptAlgorithm>0</encryptAlgorithm><compressionFormat>0</compressionFormat><fileName>UP" + sequence
                + "</fileName><dataSequence>" + sequence + "</dataSequence><beianInfo>"
                + Base64.getEncoder().encodeToString(zip) + "</beianInfo><beianInfoHash>" + hash + "</beianInfoHash>";
    }

    /** Downloads and acknowledges all there is; answers every record so far that speaks of the order. */
    List<Record> recordsOf(String baxh) {
        for (var answer = call("isp_download", ""); answer.code() == 0; answer = call("isp_download", "")) {
            var zip = Base64.getDecoder().decode(answer.inner("beianInfo"));
            assertThat(answer.inner("beianInfoHash")).isEqualTo(md5(zip));
            TAKEN.addAll(records(unzip(answer.inner("beianInfo"))));
            call("isp_downloadack", "<fileName>" + answer.inner("fileName") + "</fileName>");
        }
        return TAKEN.stream().filter(record -> record.baxh().equals(baxh)).toList();
    }

    /** Records of a group so far that speak of the subject, whoever began it. */
    List<Record> recordsOfSubject(String group, String subjectNumber) {
        recordsOf("");
        return TAKEN.stream()
                .filter(record ->
                        record.group().equals(group) && record.value("Ztbah").equals(subjectNumber))
                .toList();
    }

    List<Record> recordsOfGroup(String group) {
        recordsOf("");
        return TAKEN.stream().filter(record -> record.group().equals(group)).toList();
    }

    private static List<Record> records(String file) {
        return GROUPS.stream()
                .flatMap(group -> all(text(file, group), "Record").stream()
                        .map(record -> new Record(group, text(record, "Baxh"), record)))
                .toList();
    }

    List<Record> waitFor(AFiling filing, String group, int count) {
        return await().atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> recordsOf(filing.baxh).stream()
                                .filter(record -> record.group().equals(group))
                                .toList(),
                        found -> found.size() >= count);
    }

    /** What the status query says: 0 filed, 1 not filed, 2 barred. */
    String state(String type, String condition) {
        return text(status(type, condition), "Bazt");
    }

    /** The status query's whole document. */
    String status(String type, String condition) {
        var answer = call(
                "isp_querybeianstatus",
                "<queryConditionType>" + type + "</queryConditionType><queryCondition>" + condition
                        + "</queryCondition>");
        var document = unzip(answer.inner("beianInfo"));
        assertThat(text(document, "Cxtj")).isEqualTo(condition);
        return document;
    }

    record Record(String group, String baxh, String xml) {
        String value(String element) {
            return text(xml, element);
        }

        List<String> values(String element) {
            return all(xml, element);
        }
    }

    /** An answer of the interface: the inner document travels as escaped text. */
    record Answer(int status, String body) {

        private static final Map<String, String> ENTITIES = Map.of("&lt;", "<", "&gt;", ">", "&amp;", "&");

        int code() {
            return Integer.parseInt(inner("msg_code"));
        }

        String inner(String element) {
            return text(unescaped(text(body, "return")), element);
        }

        private static String unescaped(String text) {
            return Pattern.compile("&(lt|gt|amp);").matcher(text).replaceAll(found -> ENTITIES.get(found.group()));
        }
    }
}
