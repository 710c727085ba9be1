package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.AuthorityUnavailable.Cause;
import cn.icpfiling.filing.authority.SoapMessage.Parameter;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.platform.web.call.Retried;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * The authority through its enterprise interface, 《ICP/IP地址/域名信息备案管理系统 企业系统接口规范》 (docs/trade.md 3.14): SOAP in GBK,
 * zipped files with digests. Uploads are numbered; downloads are acknowledged.
 */
@ApplicationScoped
class EnterpriseInterface implements Authority {
    /** The interface allows 50 MB for a file; larger files are never unpacked. */
    static final int LARGEST_FILE = 50 * 1024 * 1024;

    private static final int LARGEST_STATUS = 4 * 1024 * 1024;

    private static final Duration SHORT_CALL = Duration.ofSeconds(20);
    private static final Duration FILE_CALL = Duration.ofSeconds(60);

    private final AuthorityLine line;
    private final AuthorityLogin login;
    private final Duration statusLimit;
    private final Function<StatusQuery, List<String>> notations;
    private final Vocabulary words = Vocabulary.bundled();
    private final SoapMessage soap = new SoapMessage(words);

    @Inject
    EnterpriseInterface(
            AuthorityLine line,
            @ConfigProperty(name = "icp.authority.isp-id") String ispId,
            @ConfigProperty(name = "icp.authority.user-name") String userName,
            @ConfigProperty(name = "icp.authority.password") String password,
            @ConfigProperty(name = "icp.authority.status-limit", defaultValue = "PT3S") Duration statusLimit,
            OrderFacts.Book book) {
        this(line, new AuthorityLogin(ispId, userName, password), statusLimit, query -> query.notations(book.codes()));
    }

    EnterpriseInterface(
            AuthorityLine line,
            AuthorityLogin login,
            Duration statusLimit,
            Function<StatusQuery, List<String>> notations) {
        this.line = line;
        this.login = login;
        this.statusLimit = statusLimit;
        this.notations = notations;
    }

    /** Makes this bean, and so reads the mapping file, at the start: a file that cannot be used stops it. */
    void start(@Observes StartupEvent started) {}

    /**
     * The register may hold a number as it was written before. All notations are asked about at once, so that two take no longer than one.
     * A filing counts in whichever notation it is found; that nothing is filed counts only if each notation says so.
     */
    @Override
    @Retried
    public List<FiledRecord> status(StatusQuery query) {
        var questions = notations.apply(query).stream()
                .distinct()
                .map(condition -> asked(query.conditionType(), condition))
                .toList();
        var records = new ArrayList<FiledRecord>();
        AuthorityUnavailable silent = null;
        for (var question : questions) {
            try {
                records.addAll(answerOf(question));
            } catch (AuthorityUnavailable unanswered) {
                silent = unanswered;
            }
            if (records.stream().anyMatch(record -> record.filed() || record.barred())) {
                return List.copyOf(records);
            }
        }
        if (silent != null) {
            throw silent;
        }
        return List.copyOf(records);
    }

    /** A question that is needed no more ends by its own limit: if it were ended early, the circuit breaker would count a failure. */
    private Future<List<FiledRecord>> asked(int conditionType, String condition) {
        var question = new FutureTask<>(() -> status(conditionType, condition));
        Thread.ofVirtual().name("authority-status").start(question);
        return question;
    }

    private static List<FiledRecord> answerOf(Future<List<FiledRecord>> question) {
        try {
            return question.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthorityUnavailable(Cause.NO_ANSWER, "the status query was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException own) {
                throw own;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private List<FiledRecord> status(int conditionType, String condition) {
        var answer = call(
                Term.METHOD_STATUS,
                statusLimit,
                new Parameter(Term.QUERY_TYPE, Integer.toString(conditionType)),
                new Parameter(Term.QUERY_VALUE, condition));
        if (words.is(Term.CODE_ANSWER_NO_DATA, answer.textOf(words.word(Term.ANSWER_CODE)))) {
            return List.of();
        }
        must(Term.CODE_ANSWER_DONE, answer);
        try {
            var list = AuthorityXml.read(ZippedFile.unpack(content(answer), LARGEST_STATUS));
            return list.all(words.word(Term.STATUS_ITEM)).stream()
                    .map(this::filedRecord)
                    .toList();
        } catch (UnreadableXml e) {
            throw new AuthorityUnavailable(Cause.UNREADABLE_ANSWER, e.getMessage(), e);
        }
    }

    private FiledRecord filedRecord(XmlNode item) {
        var code = item.textOf(words.word(Term.STATUS_FILED));
        var filed = words.is(Term.CODE_STATUS_FILED, code);
        var barred = words.is(Term.CODE_STATUS_BARRED, code);
        if (!filed && !barred && !words.is(Term.CODE_STATUS_NOT_FILED, code)) {
            throw new AuthorityUnavailable(Cause.UNREADABLE_ANSWER, "an unknown filing state");
        }
        return new FiledRecord(
                item.textOf(words.word(Term.STATUS_SERVICE_NAME)),
                item.textOf(words.word(Term.STATUS_SUBJECT_NUMBER)),
                item.textOf(words.word(Term.STATUS_SERVICE_NUMBER)),
                filed,
                barred);
    }

    @Override
    public boolean isFilingPassword(String subjectNumber, String password) {
        var answer = call(
                Term.METHOD_VERIFY_PASSWORD,
                statusLimit,
                new Parameter(Term.PASSWORD_OF, subjectNumber),
                new Parameter(Term.FILING_PASSWORD, password));
        must(Term.CODE_ANSWER_DONE, answer);
        var result = answer.textOf(words.word(Term.PASSWORD_RESULT));
        if (words.is(Term.CODE_PASSWORD_RIGHT, result)) {
            return true;
        }
        if (words.is(Term.CODE_PASSWORD_WRONG, result)) {
            return false;
        }
        throw new AuthorityUnavailable(Cause.UNREADABLE_ANSWER, "a password that is neither right nor wrong");
    }

    @Override
    public UploadAnswer upload(UploadFile file) {
        var answer = call(
                Term.METHOD_UPLOAD,
                FILE_CALL,
                new Parameter(Term.FILE_NAME, file.name()),
                new Parameter(Term.DATA_SEQUENCE, Long.toString(file.sequence())),
                new Parameter(Term.CONTENT, Base64.getEncoder().encodeToString(file.zipped())),
                new Parameter(Term.CONTENT_HASH, ZippedFile.digest(file.zipped())));
        var code = answer.textOf(words.word(Term.ANSWER_CODE));
        if (words.is(Term.CODE_ANSWER_DONE, code)) {
            return new UploadAnswer.Taken();
        }
        if (words.is(Term.CODE_ANSWER_SEQUENCE_TAKEN, code)) {
            return new UploadAnswer.SequenceTaken();
        }
        if (words.is(Term.CODE_ANSWER_SEQUENCE_GAP, code)) {
            return new UploadAnswer.SequenceGap(missing(answer));
        }
        if (words.is(Term.CODE_ANSWER_HASH_DIFFERS, code)) {
            throw new AuthorityUnavailable(Cause.HASH_DIFFERS, "the file arrived damaged");
        }
        if (words.is(Term.CODE_ANSWER_UNREADABLE, code) || words.is(Term.CODE_ANSWER_OVER_LIMIT, code)) {
            return new UploadAnswer.Refused(code, answer.textOf(words.word(Term.ANSWER_TEXT)));
        }
        throw unusable(code);
    }

    private List<Long> missing(XmlNode answer) {
        var missing = new ArrayList<Long>();
        for (var number : answer.textOf(words.word(Term.MISSING_SEQUENCES)).split(",")) {
            if (!number.isBlank()) {
                missing.add(sequence(number.strip()));
            }
        }
        return missing;
    }

    @Override
    public long lastSequence() {
        var answer = call(Term.METHOD_PREVIOUS_UPLOAD, SHORT_CALL);
        must(Term.CODE_ANSWER_DONE, answer);
        return sequence(answer.textOf(words.word(Term.DATA_SEQUENCE)));
    }

    private static long sequence(String text) {
        try {
            var sequence = Long.parseLong(text);
            if (sequence >= 0) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            throw new AuthorityUnavailable(Cause.UNREADABLE_ANSWER, "a sequence that is no number", e);
        }
        throw new AuthorityUnavailable(Cause.UNREADABLE_ANSWER, "a negative sequence");
    }

    @Override
    public Optional<DownloadedFile> download() {
        var answer = call(Term.METHOD_DOWNLOAD, FILE_CALL);
        if (words.is(Term.CODE_ANSWER_NO_DATA, answer.textOf(words.word(Term.ANSWER_CODE)))) {
            return Optional.empty();
        }
        must(Term.CODE_ANSWER_DONE, answer);
        var name = answer.textOf(words.word(Term.FILE_NAME));
        if (!name.matches("[A-Za-z0-9._-]{1,128}")) {
            throw new AuthorityUnavailable(Cause.UNREADABLE_ANSWER, "a file name the interface does not allow");
        }
        var zipped = content(answer);
        var digest = ZippedFile.digest(zipped);
        if (!digest.equals(answer.textOf(words.word(Term.CONTENT_HASH)))) {
            throw new AuthorityUnavailable(Cause.HASH_DIFFERS, "the downloaded file arrived damaged");
        }
        return Optional.of(new DownloadedFile(name, zipped, digest));
    }

    private byte[] content(XmlNode answer) {
        try {
            return Base64.getMimeDecoder().decode(answer.textOf(words.word(Term.CONTENT)));
        } catch (IllegalArgumentException e) {
            throw new AuthorityUnavailable(Cause.UNREADABLE_ANSWER, "content that is not base64", e);
        }
    }

    @Override
    public void acknowledge(String fileName) {
        must(
                Term.CODE_ANSWER_DONE,
                call(Term.METHOD_DOWNLOAD_ACK, SHORT_CALL, new Parameter(Term.FILE_NAME, fileName)));
    }

    private XmlNode call(Term method, Duration limit, Parameter... own) {
        var random = AuthorityLogin.randomValue();
        var parameters = new ArrayList<Parameter>(12);
        parameters.add(new Parameter(Term.ISP_ID, login.ispId()));
        parameters.add(new Parameter(Term.USER_NAME, login.userName()));
        parameters.add(new Parameter(Term.RANDOM_VALUE, random));
        parameters.add(new Parameter(Term.PASSWORD_HASH, login.hash(random)));
        parameters.add(new Parameter(Term.HASH_ALGORITHM, words.word(Term.CODE_HASH_MD5)));
        parameters.add(new Parameter(Term.ENCRYPT_ALGORITHM, words.word(Term.CODE_ENCRYPTION_NONE)));
        parameters.add(new Parameter(Term.COMPRESSION_FORMAT, words.word(Term.CODE_COMPRESSION_ZIP)));
        parameters.addAll(List.of(own));
        try {
            var response = line.exchange(words.word(method), soap.request(method, parameters), limit);
            return soap.answer(method, response);
        } catch (CircuitBreakerOpenException e) {
            throw new AuthorityUnavailable(Cause.LINE_CLOSED, "the line rests after repeated failures", e);
        } catch (UnreadableXml e) {
            throw new AuthorityUnavailable(Cause.UNREADABLE_ANSWER, e.getMessage(), e);
        }
    }

    private void must(Term wanted, XmlNode answer) {
        var code = answer.textOf(words.word(Term.ANSWER_CODE));
        if (!words.is(wanted, code)) {
            throw unusable(code);
        }
    }

    private AuthorityUnavailable unusable(String code) {
        if (words.is(Term.CODE_ANSWER_LOGIN_REFUSED, code)) {
            return new AuthorityUnavailable(Cause.LOGIN_REFUSED, "the authority does not accept our login");
        }
        if (words.is(Term.CODE_ANSWER_BUSY, code)) {
            return new AuthorityUnavailable(Cause.BUSY, "the authority is busy");
        }
        return new AuthorityUnavailable(Cause.UNREADABLE_ANSWER, "an answer of code " + code);
    }
}
