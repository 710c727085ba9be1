package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Dispatches the methods of the enterprise interface after one check of the provider's password. */
@ApplicationScoped
class EnterpriseInterface {

    static final Set<String> METHODS = Set.of(
            "isp_upload",
            "isp_download",
            "isp_downloadack",
            "isp_querypreviousupload",
            "isp_querybeianstatus",
            "isp_verifybamm");

    private static final Logger LOG = Logger.getLogger(EnterpriseInterface.class);

    private final String ispId;
    private final String userName;
    private final String password;
    private final TakeUpload takeUpload;
    private final HandOutDownload handOutDownload;
    private final AnswerStatus answerStatus;
    private final VerifyFilingPassword verifyFilingPassword;

    EnterpriseInterface(
            @ConfigProperty(name = "icp.authority.isp-id") String ispId,
            @ConfigProperty(name = "icp.authority.user-name") String userName,
            @ConfigProperty(name = "icp.authority.password") String password,
            TakeUpload takeUpload,
            HandOutDownload handOutDownload,
            AnswerStatus answerStatus,
            VerifyFilingPassword verifyFilingPassword) {
        this.ispId = ispId;
        this.userName = userName;
        this.password = password;
        this.takeUpload = takeUpload;
        this.handOutDownload = handOutDownload;
        this.answerStatus = answerStatus;
        this.verifyFilingPassword = verifyFilingPassword;
    }

    IspAnswer answer(SoapCall call) {
        try {
            check(call);
            return switch (call.method()) {
                case "isp_upload" -> takeUpload.handle(call, ispId);
                case "isp_download" -> handOutDownload.handle();
                case "isp_downloadack" -> handOutDownload.acknowledge(call.parameter("fileName"));
                case "isp_querypreviousupload" -> takeUpload.previous(ispId);
                case "isp_querybeianstatus" ->
                    answerStatus.handle(call.parameter("queryConditionType"), call.parameter("queryCondition"));
                case "isp_verifybamm" -> verifyFilingPassword.handle(call.parameter("baxh"), call.parameter("bamm"));
                default -> throw new IllegalStateException("not one of METHODS: " + call.method());
            };
        } catch (IspRefusal refusal) {
            return refusal.answer();
        } catch (StoreException e) {
            LOG.errorf(e, "%s met the database away or busy", call.method());
            return IspAnswer.of(IspCode.BUSY);
        }
    }

    private void check(SoapCall call) {
        var randVal = call.parameter("randVal");
        var known = call.parameter("ispId").equals(ispId)
                && call.parameter("userName").equals(userName)
                && randVal.matches("[A-Za-z0-9]{20}")
                && Digests.same(Digests.passwordHash(password, randVal), call.parameter("pwdHash"));
        if (!known) {
            throw new IspRefusal(IspCode.WRONG_PASSWORD, "请核对 ispId、userName、randVal、pwdHash");
        }
        zero(call, "hashAlgorithm", "仅支持 MD5 (0)");
        zero(call, "encryptAlgorithm", "仅支持不加密 (0)");
        zero(call, "compressionFormat", "仅支持 zip (0)");
    }

    private static void zero(SoapCall call, String parameter, String otherwise) {
        var given = call.parameter(parameter);
        if (!given.isEmpty() && !given.equals("0")) {
            throw new IspRefusal(IspCode.UNREADABLE, parameter + "：" + otherwise);
        }
    }
}
