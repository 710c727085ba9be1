/** Holds lists, verdicts, filed domains and checks without a framework. */
package cn.icpfiling.verification.core;
