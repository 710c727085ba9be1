/** Words the codes for which a claim, an import or an application ended without its object. */
package cn.icpfiling.legacy.reasons;
