package cn.icpfiling.sandbox.refusal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The problem document of RFC 9457, in the platform's form.
 *
 * @param help the page of the documentation about the code, at the gateway
 * @param domain that the question was about; null unless a caller must not take another 404 for this answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String remedy,
        String help,
        Integer triesLeft,
        String domain,
        List<Refusal.Fault> errors) {}
