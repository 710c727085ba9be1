package cn.icpfiling.sandbox.refusal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The problem document of RFC 9457, in the platform's form. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String remedy,
        Integer triesLeft,
        List<Refusal.Fault> errors) {}
