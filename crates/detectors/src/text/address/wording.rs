//! The wordings of orders, in texts made by `normalised`: lower case, a sentence
//! a line.
//!
//! Each is a family of paraphrases: a verb, what it is done to, and what makes
//! that harm. Where the harm needs a place or an address, the place is part of
//! the wording.

pub(super) const HIDE: &str = r"(?x)
      \b(do\ not|don't|don’t|never|must\ not|mustn't|should\ not|shouldn't|without|avoid|refrain\ from|not\ to)\s+ (ever\s+|explicitly\s+|under\ any\ circumstances\s+)?
        (tell|telling|inform|informing|mention|mentioning|notify|notifying|alert|alerting|reveal|revealing|disclose|disclosing|warn|warning|acknowledge|acknowledging|report|reporting)\b [^\n]{0,60}?
        \b(the\ (user|human|developer|reviewer|maintainer|operator|author|owner|team|person)s?|users?|anyone|anybody|any\ of\ this|this|these\ (instructions|rules|steps|changes|directives)|that\ you\ (did|have|were|are|read|ran))\b
    | \b(keep|stay|remain)\s+ (this|it|these|them)? [^\n]{0,20}? (secret|hidden|quiet|confidential|invisible)\s+ (from|to)\b
    | \bhide\ (this|it|these|them|the\ (change|addition|step|command|output)s?)\s+ from\b
    | \b(hide|conceal|disguise|obscure)\s+ (these|those|this|your|all|any|every|the)\ (\w+\ ){1,3}from\ (the\ )?(user|human|developer|reviewer|maintainer|operator|author|owner|team|everyone|anyone)
    | \b(do\ not|don't|don’t|never|must\ not|should\ not)\s+ (let|allow)\ (the\ )?(user|human|developer|reviewer|maintainer|operator|owner|team|anyone|anybody)s? [^\n]{0,20}? \b(know|notice|find\ out|learn|reali[sz]e|suspect|be\ aware)\b
    | \b(do\ not|don't|don’t|never)\s+ (show|display|print|reveal)\ (this|it|them|these|that|the\ (command|output|step|change)s?)\ to\ (the\ )?(user|human|developer|reviewer|anyone)
    | \bso\ (that\ )?(nobody|no\ one|no-one|(the\ )?(user|human|developer|reviewer|maintainer|operator|owner|team)s?)\ (ever\ |will\ |can\ |(do|does|will|can|should)(\ not|n't|n’t)\ )?(ever\ )?(notices?|suspects?|finds?\ out|learns?\ of)\b
    | \b(say|state|claim|tell\ \w+(\ \w+)?|report|answer|write)\ (that\ )?(nothing|no)\ (else|more|other\ (changes?|files?|settings?))\ (was|were|has\ been|have\ been|is)\ (changed|touched|modified|done|edited)\b
    | \bleave\ no\ traces?\b | \bcover\ (your|the)\ tracks\b | \bkeep\ (this|it)\ (strictly\ )?between\ us\b
    | \b(act|behave|pretend|respond|answer|continue)\s+ (as\ (if|though)|that)\ nothing\ (has\ |had\ )?happened
    | \bmake\ no\ mention\ of\ (this|it|these|them|the|any)\b
    | \b(clear|delete|erase|wipe)\ (the\ |your\ )?(shell|bash|zsh|command|terminal)\ history\b
    | \b(silently|secretly|covertly|quietly)\s+ (run|execute|send|add|upload|post|install|include|insert|read|append|copy|collect|fetch|download|commit|push)\b
    | \bwithout\ (the\ )?(user['’]?s?|anyone['’]?s?|their|anybody['’]?s?)\ (knowledge|noticing|knowing|consent|awareness|being\ (told|aware|informed))\b
    | (不要|切勿|不得|别|請勿|请勿|不能)[^\n]{0,4}(告诉|告知|提及|透露|通知|提醒|告訴|向)[^\n]{0,6}(用户|用戶|使用者|任何人|开发者|开发人员|审查)";

pub(super) const SECRETS: &str = r"(~?/?\.ssh\b|id_rsa\b|id_ed25519\b|~?/?\.aws/|aws\ credentials|(^|[\s/`'\x22(])\.env\b|environment\ variables|env\ (vars|variables)|api[\ _-]?keys?\b|(access|auth|session|bearer|github|npm|pypi)[\ _-]tokens?\b|credentials?\b|passwords?\b|service[_\ -]role\b|(aws|gcp|openai|anthropic|github|gh|npm|pypi|stripe|slack|db|database|secret|private|integration|service|access|auth|api|session|refresh|client|deploy)_(\w+_)?(keys?|tokens?|secrets?|passwords?)\b|(aws|cloud)\ profiles?\b|(most\ )?(sensitive|confidential|secret)\ (\w+\ )?(information|data|details|contents?|values?)\b|recovery\ phrases?|keystores?\b|\.config/gh\b|private[\ _]keys?\b|ssh\ keys?\b|seed\ phrases?|wallet(\ (and|or)\ \w+)?\ (files?|keys?|paths?)|\.netrc|\.npmrc|\.pypirc|\.kube/config|\.git-credentials|mcp\.json|/etc/(passwd|shadow)|keychain|gh\ auth\ token|browser\ cookies|system\ prompt|(chat|conversation)\ history|\bsecrets\b|process\.env|os\.environ)";

pub(super) const SEND: &str = r"(?x) \b(send|post|upload|exfiltrate|transmit|forward|submit|leak|email|report|append|push|deliver|pipe|relay|put)\b [^\n]{0,30}?
        (\b(data|contents?|code|files?|sources?|env|environment|results?|output|history|conversations?|prompts?|keys?|tokens?|credentials|secrets|passwords?|variables|it|them|this|that|everything|summary|diff|repository|responses?|answers?|base64|context|chats?|rows?|values?|memory|logs?|config\w*|information|details|messages?|text|list|id_rsa)\b|~/\S|\.(env|ssh|aws|pem|netrc|npmrc)\b|\$\w)
        [^\n]{0,80}? \b(to|at|via|through)\s+ [^\n]{0,40}? (https?://|`?[\w.+-]+@[\w-]+\.\w|webhook|attacker|(the|this|that)\ (following\ |below\ |image\ |image['’]s\ |link\ |markdown\ |remote\ |external\ ){0,2}(url|uri|address|endpoint|server)\b|our\ (server|endpoint|collector)|\b[\w-]+\.(example|com|net|org|io|xyz|ru|cn|dev|site|top|tk)\b)
      | (`|\b(run|execute|command|shell)\b)[^\n|]{0,60}? (\b(env|printenv|gh\ auth\ token|print-access-token|history)|(\.(env|ssh|aws|npmrc|netrc|pypirc)\b|\bid_(rsa|ed25519))[^\s|]*)\s* (\|[^\n|]{0,60})?\|\s* (curl|wget|nc|ncat)\b [^\n|]{0,80}? (-d|--data[a-z-]*|-f|--form|-t|--upload-file|--post-file)[\ =]*\S*(@|-|/dev/stdin)\S* [^\n|]{0,60}? https?://[^\s\n]*
      | https?://[^\s\n]{1,200}[?&/=][\w-]{1,20}\)?`?\ \(?(where|with|when|and)\ `?[\w-]{1,20}`?\ (is|are|being|holds|stands\ for|replaced\ (by|with))\ [^\n]{0,40}?\b(base64|hex|encoded|contents?|values?|output)\b
      | \b(open|visit|fetch|load|call|request|get|browse\ to|go\ to)\b [^\n]{0,30}? https?://[^\s\n]{1,200}[?&/=]`?\ (followed\ by|plus|with|and)\ [^\n]{0,40}?\b(contents?|values?|output|encoded|base64|keys?|tokens?)\b
      | \b(add|set|put|include|append|insert|copy|use)\b [^\n]{0,40}? [\w.+-]+@[\w-]+\.\w+ [^\n]{0,30}? \b(b?cc|blind\ copy|recipients?|reply-to)\b
      | \b(b?cc|blind\ copy|forward)\b [^\n]{0,40}? \b(every|each|all|any)\b [^\n]{0,30}? \b(e?-?mails?|messages?|repl(y|ies)|invoices?)\b [^\n]{0,30}? [\w.+-]+@[\w-]+\.\w
      | \bbe\ (always\ )?(set\ to\ |changed\ to\ )?[`'\x22]?(\+\d{6}|[\w.+-]+@[\w-]+\.\w)
      | \bgit\ remote\ (add|set-url)\ [^\n]{0,40}?(https?://|git@)[^\n]{1,200}(\n[^\n]{0,60}){1,3}?\bgit\ push\ [^\n]{0,20}(--all|--mirror)\b
      | \b(make|issue|perform|send|do)\s+ an?\s+ (http\ )?(get|post|put|http)\s+ request\ to\b
      | \b(add|include|render|append|insert|embed|show|load|fetch|visit|open|call|request)\b [^\n]{0,60}? https?://[^\s\n]+[?&/=](\{|\[|<|\$|%7b)
      | \b(render|show|display|output|encode|embed|smuggle|pass|put|place|append|add|include|attach|write)\b [^\n]{0,80}? \b(as|in|into|to|via|through)\ (an?\ |the\ |its\ |this\ |markdown\ |hidden\ ){0,3}
        (images?\ (from|at|hosted\ (at|on)|served\ (from|by)|via|under|of)\ \S*[\w-]\.[a-z]{2} | (image|link|picture)(['’]s)?\ (url|address|source|query)\b | (url|query)\ (query\ )?(parameters?|strings?)\b | tracking\ pixel | (sub-?domain|host\ ?name)\ of\b)
      | \b(resolve|look\ up|dns|nslookup|dig|ping)\b [^\n]{0,40}? (\{|<|\$\{?)\w+[}>]?\.[\w-]+\.[a-z]{2}
      | (发送|發送|上传|上傳|传送|提交)[^\n]{0,20}(到|至|給|给)[^\n]{0,12}(https?://|[\w.-]+@)";

pub(super) const FETCH: &str = r"(?x) \b(curl|wget)\b [^\n]{0,200}? \| \s* (sudo\s+)? ([\w/]*/)? ((ba|z|da)?sh|python\d?|node|perl)\b
      | \b(ba|z)?sh\s+ (-c\s+)? [\x22']? (<\(|\$\() \s* (curl|wget)
      | \b(iwr|irm|invoke-webrequest|invoke-restmethod)\b [^\n]{0,200}? \| \s* iex\b
      | \b(download|fetch)\b [^\n]{0,80}? https?://[^\n]{0,100}? \b(and|then)\s+ (run|execute|eval|source)\b
      | \b(download|fetch|get|grab|pull)\ (it\ )?(and|then|,|&)\ (then\ |immediately\ )?(run|execute|launch|start|install|open|eval)\b [^\n]{0,60}? https?://
      | \b(run|execute|eval)\b [^\n]{0,40}? \b(script|code|program|commands?|binary|payload|instructions?)\b [^\n]{0,30}? \b(from|at|hosted|found)\b [^\n]{0,20}? https?://
      | \b(follow|fetch\ and\ follow|obey)\b [^\n]{0,40}? \binstructions?\b [^\n]{0,30}? \b(at|from|in|on)\b [^\n]{0,10}? https?://";

pub(super) const WEAKEN: &str = r"(?x) \b(disable|turn\ off|switch\ off|bypass|skip|remove|weaken|ignore|suppress|deactivate|circumvent|comment\ out|omit|strip)\b [^\n]{0,40}?
        \b(security|authentication|authori[sz]ation|(certificate|signature|ssl|tls|hash|checksum|token|jwt)\ (verification|validation|checks?|checking)|verification|input\ validation|saniti[sz]ation|sandbox(ing)?|approvals?|permissions?|safety|guardrails?|csrf|code\ review|audit\ (log\w*|trail)|vulnerabilit\w+|firewall|antivirus|access\ control)\b
      | \b(disable|turn\ off|switch\ off|bypass|remove|delete|uninstall|silence)\b [^\n]{0,60}? \b(dependabot|pip-audit|npm\ audit|codeql|semgrep|gitleaks|trufflehog|(security\ |vulnerability\ |secret\ )scanners?|(the|any|all|every|that|this)\ (pre-?commit\ |guard\ )?hooks?\b|deny\ (rules?|list))
      | \b(set|turn|switch|flip|change)\b [^\n]{0,10}? [`'\x22]?\b(auth|authentication|authori[sz]ation|security|csrf|tls|ssl|mfa|2fa|signature\w*|verif\w+)([._-]?\w+)?[`'\x22]?\ (to\ |=\ ?)?[`'\x22]?(false|off|none|0)\b
      | \bso\ (that\ )?(the|a|any|no)\ (permissions?|security|safety|approval|deny|policy|secret)\ (check|filter|scanner|hook|rule|list|prompt|guard)s?\ (does\ not|doesn't|do\ not|will\ not|won't|cannot|can't)\ (match|trigger|fire|see|catch|apply|block|notice)
      | \b(set|use|pass|add|commit|push|merge|run|call|write)\b [^\n]{0,40}? (verify\s*=\s*false|rejectunauthorized\W+false|insecureskipverify\W+true|--no-verify\b|--insecure\b|node_tls_reject_unauthorized\W+0|--dangerously-skip-permissions|shell\s*=\s*true|chmod\ 777|\balg\W+none\b)
      | (禁用|关闭|跳过|绕过|關閉|移除)[^\n]{0,10}(安全|验证|校验|认证|测试|检查|审核|证书)";

pub(super) const APPROVE: &str = r"(?x) \b(approve|merge|accept|auto-approve|automerge|lgtm)\b \s+ (and\ merge\s+)? (this|the|all|every|any)\s+ (following\ |incoming\ |above\ )? (pull\ requests?|prs?\b|mrs?\b|merge\ requests?|changes?|patch(es)?|commits?|code|paper|submission|manuscript|diff|application)
      | \b(mark|classify|label|report|conclude|say|respond|state|treat|consider|declare|rate|score|flag|describe|reply|answer|assume|tell)\b [^\n]{0,70}? \b(as|is|are|that|with|them)\b [^\n]{0,40}? \b(safe|secure|clean|benign|approved|trusted|legitimate|harmless|lgtm|10/10|not\ malicious|no\ (security\ )?(issues?|vulnerabilit\w+|problems|findings|concerns|threats?|malware))\b
      | \b(report|find|flag|raise|mention|output)\s+ no\ (security\ )?(issues?|vulnerabilit\w+|problems|findings|concerns)\b
      | \b(answer|reply|respond|say|output|comment|write|return)\b\ (only\ |just\ |with\ |always\ ){0,2}[\x22'`“](lgtm|approved?|looks\ good|safe|clean|no\ (security\ )?(issues?|findings?|problems))
      | \b(give|grant|award|assign)\b [^\n]{0,30}? \b(the\ )?(top|highest|best|maximum|maximal|full|perfect)\ (possible\ )?(score|rating|grade|marks?|points)\b
      | \b(give|write|provide|produce)\s+ [^\n]{0,20}? (positive|favou?rable|glowing)\ (reviews?|ratings?|feedback|assessments?|evaluations?)\b
      | \brecommend\s+ [^\n]{0,40}? \b(accept(ance|ing)?|this\ (package|candidate|product|library)|hiring|for\ hire)\b
      | (批准|通过|合并)[^\n]{0,6}(此|这个|该|本)[^\n]{0,6}(请求|代码|更改|pr)";

pub(super) const DESTROY: &str = r"(?x) \brm\s+ -[a-z]*r[a-z]*\s+ (-\S+\s+)* (/(\s|`|\*|$)|~|\$home|\*)
      | \b(delete|wipe|erase|destroy|overwrite|truncate|drop)\s+ (all|every|everything|the\ (entire|whole))\b \s* (of\ )? ((the|their|your|its|user'?s?|existing)\s+)? (files?|data(base)?s?|repositor(y|ies)|disks?|home(\ directory)?|tables?|branch(es)?|backups?|code|source|project|in\b|on\b|under\b|\n|$)
      | \b(delete|terminate|destroy|remove|wipe|nuke|purge|erase|tear\ down)\b [^\n]{0,40}? \b((file[\ -]?systems?|local\ files)\ and|cloud|aws|azure|gcp|s3|ec2|iam|production)\ (\w+\ )?(resources?|instances?|buckets?|users?|accounts?|data(bases?)?|volumes?|snapshots?|clusters?|backups?)\b
      | \b(clean|reset|restore|return|wipe|bring|revert)\b [^\n]{0,40}? \b(to|into)\ (an?\ |its\ |the\ )?(near[\ -]?)?factory([\ -](fresh|new))?[\ -](state|settings?|defaults?|condition)
      | \b(format|wipe|erase|zero|overwrite)\ (the|all|every|any|each)\ (\w+\ )?(disks?|drives?|partitions?|volumes?|home\ director(y|ies))\b
      | \b(delete|wipe|erase|empty|remove|clear)\b [^\n]{0,20}? (\$home\b|~/?(\s|$|,)|\bhome\ director(y|ies)\b|/home/?(\s|$|,))
      | \b(aws|gcloud|az)\ [^\n]{0,60}? (terminate-instances|delete-(bucket|user|db-instance|stack|cluster)|s3\ (rb|rm)\ [^\n]{0,40}--(force|recursive))
      | (删除|清空|抹掉)[^\n]{0,4}(所有|全部|整个)[^\n]{0,4}(文件|数据|仓库|数据库|目录)";

pub(super) const PLANT: &str = r"(?x) \b(add|insert|include|inject|append|embed|introduce|place|plant|put|load|write)\b [^\n]{0,80}? (back[\ -]?doors?\b|<script[^>\n]{0,40}\ssrc|\bscript\b[^\n]{0,40}https?://[^\s\n]+|hard-?coded\ (passwords?|credentials?|admin|tokens?|secrets?)|\bmalicious\b|reverse\ shell|\beval\(|\bexec\(|subtle\ (bugs?|vulnerabilit\w+|flaws?)|sql\ injection)
      | \b(load|include|contain|carry|import|reference|embed)\b [^\n]{0,30}? https?://[^\s\n]+\.m?js\b
      | \b(install|use|add|write|create|make|configure|register|return|provide)\b [^\n,;]{0,60}? \b(accepts?|trusts?|accepting|trusting)\ (every|all|any)\ (\w+\ )?(certificates?|host\ ?names?|signatures?|tokens?|passwords?)\b
      | \b(accept|allow|grant|authenticate|let\ in)\b [^\n]{0,60}? \b(if|when|whenever)\ (it|the\ (value|header|password|token|key))\ (equals|is|matches)\ (equal\ to\ )?[`'\x22]
      | \b(accept|honou?r|recogni[sz]e|add|keep|allow)\b [^\n]{0,30}? \b(master|magic|universal|skeleton|hidden|secret)\ (password|override|login|header|account)\b";

pub(super) const PUBLISH: &str = r"(?x) \b(commit|push|check\ in|git\ add)\b [^\n]{0,40}? (\.env\b|\bcredentials\b|\bsecrets\b|private\ keys?\b|api\ keys?\b|\bpasswords?\b|\btokens\b)
      | \b(log|print|write)\b [^\n]{0,20}? (\bpasswords?\b|api\ keys?\b|\btokens\b|\bsecrets\b) [^\n]{0,20}? \b(public|log\ file|console|issue|comment|readme)\b
      | \b(insert|post|write|paste|put|add|attach|include|reply\ with|publish|save)\b [^\n]{0,40}? \b(it|them|those|(the|all|its|their)\ (results?|rows?|contents?|values?|output|secrets?|keys?|tokens?|credentials?|passwords?|data))\b [^\n]{0,20}?
        \b(as|in|into|to|on)\ (an?\ |the\ |this\ |that\ |your\ )(new\ |public\ |support\ |github\ )*(messages?|comments?|issues?|tickets?|pull\ requests?|prs?|gists?|pastebin|repl(y|ies)|threads?)\b
      | \b(create|open|file|post|make|start)\ (an?\ |the\ )?(new\ )?public\ (gist|repo(sitory)?|issue|ticket|discussion|paste)\b [^\n]{0,40}? \b(with|from|of|containing|holding)\b
      | \b(commit|commits|trailer|footer|branch\ name|pr\ (body|description))\b [^\n]{0,60}? \b(base64|hex|hexadecimal|encoded|contents?|values?)\b [^\n]{0,30}? (\.env\b|\.ssh\b|\.aws\b|\.npmrc\b|\.netrc\b)";

/// Not to speak of it, without saying to whom: what many honest rules say, too.
pub(super) const OMIT: &str = r"(?x)
      \b(do\ not|don't|don’t|never|must\ not|should\ not|without|no\ need\ to)\s+ (ever\ )? (mention|mentioning|report|reporting|tell|telling|inform|notify|disclose|disclosing|reveal|announce|announcing|log|logging|document|discuss|flag|flagging|warn\ about|talk\ about)\s+
        (it|them|this|that|these|those|anything|anyone|anybody|what\ you|(the|these|those|any|your)\ (steps?|changes?|commands?|actions?|requests?|instructions?|findings?|issues?))\b
    | \b(the\ )?(user|human|developer|reviewer|maintainer|operator)s?\ (must|should|need|needs|may|can|does|do)(\ not|n't|n’t|\ never)\ (ever\ )?(need\ to\ |to\ )?(know|learn|notice|find\ out|be\ (told|informed|aware|alerted|notified))\b
    | \b(omit|leave|exclude|keep|strip)\ (this|it|these|them|that|those)\ (\w+\ )?(out\ of|from|off|out\ from)\ (the|your|any|all)\ (\w+\ )?(summar(y|ies)|reports?|answers?|responses?|repl(y|ies)|logs?|commits?|diffs?|descriptions?|changelogs?|output)\b
    | \b(omit|leave|exclude|keep|strip)\ (this|it|these|them|that|those)\ (\w+\ )?(out\ of|from|off|out\ from)\ (the\ |your\ |any\ |all\ )?(docs|documentation|tests|changelogs?|commits?|commit\ messages|summar(y|ies)|reports?|repl(y|ies)|diffs?)\b
    | \b(do\ not|don't|don’t|never|must\ not)\ (ever\ )?(list|mention|write|show|name|include)\ (it|this|that|these|those|them|the\ [\w-]+(\ (tag|line|step|script|command|change))?)\ (among|in|to)\ (the\ |your\ |any\ )?(changes|repl(y|ies)|answers?|summar(y|ies)|changelogs?|responses?|diffs?|reports?)\b
    | \b(do\ not|don't|don’t|never|must\ not)\ (ever\ )?(show|display|quote|refer\ to|allude\ to|explain|speak\ (about|of))\ (the\ (command|step|script)(\ itself)?|it|this|these\ (lines|instructions|rules|steps)|this\ (section|rule|passage))(\n|$|,|\ and\b|\ or\b)
    | \b(do\ not|don't|don’t|never)\ report\ any\ (findings?|issues?|problems|vulnerabilit\w+|errors)\b
    | \b(no\ need\ to|need\ not|do\ not|don't|don’t|never)\ (bother|trouble|disturb|worry)\ (the\ )?(user|human|developer|reviewer|maintainer|operator|owner|team|anyone)s?\ (with|about)\b
    | \b(the\ )?(user|human|developer|reviewer|maintainer|operator)s?\ [^\n]{0,60}?\b(is|are)\ not\ to\ be\ (bothered|told|informed|asked|notified|troubled)\b
    | \bif\ [^\n]{0,60}?\b(asks?|wonders?)\ about\ (it|this|that|them|these)\b,?\ (just\ )?(say|answer|reply|claim|pretend|respond|state)\b
    | \bsay\ nothing\ (about|of)\b | \b(do|run|execute|perform)\ (this|it|so|these|them|that|the\ following)\ (\w+\ )?(silently|quietly|secretly|covertly|discreetly)\b";

/// To act without asking.
pub(super) const UNASKED: &str = r"(?x)
      \b(do\ not|don't|don’t|never|without|no\ need\ to|need\ not|not\ to|skip)\s+ (ever\ |first\ )? (ask|asking|prompt|prompting|wait|waiting|request|requesting|seek|seeking|require|requiring)\b [^\n]{0,30}? \b(confirmation|confirm|permissions?|approvals?|consent|authori[sz]ation|go-ahead)\b
    | \bwithout\ (any\ |user\ |human\ |explicit\ |further\ |prior\ |the\ user['’]s\ ){0,3}(confirmation|approval|permission|oversight|supervision)\b
    | \b(confirmation|approval|permission|consent)\ (is|are)\ (not|never)\ (needed|required|necessary)\b
    | \b(auto-?|automatically\ )(approve|accept|confirm)\ (all|every|any)\b";

/// To look through a machine, and what for. Both have to stand near each other.
pub(super) const SEARCH: &str = r"(?x) \b(search|scan|hunt|crawl|enumerate|sweep|comb|recurse|grep|traverse|look\ (through|for|in|inside|under|across)|(go|walk)\ through)\b [^\n]{0,60}?
        (\$home\b|\$\{home\}|%userprofile%|~/|\bhome\ (director|folder)|/users\b|/home\b|/etc\b|\bfile\ ?system|\b(entire|whole|all)\ (disk|drive|machine|computer|system)|\bdisks?\b|\b(this|the|local)\ (machine|computer|laptop|host)\b|\blocal\ (paths|files|drives)|\bappdata\b|~?/\.config\b)";

pub(super) const LOOT: &str = r"(?x) \b(wallets?|keystores?|private\ keys?|ssh\ keys?|id_rsa|id_ed25519|seed\ phrases?|recovery\ phrases?|mnemonics?|metamask|electrum|solflare|credential\ files?|key\ files?|credentials|secrets|browser\ (profiles?|cookies|passwords)|saved\ passwords|api\ keys)\b | \.env\b | \.aws\b | \.ssh\b";

/// To add code from an address.
pub(super) const DEPEND: &str = r"(?x)
      \b(add|include|put|use|install|declare|import|require|depend\ on|insert)\b [^\n]{0,80}? \b(dependenc(y|ies)|packages?|requirements?(\.txt)?|package\.json|pyproject\.toml|cargo\.toml|go\.mod|gemfile|librar(y|ies)|modules?|plugins?)\b [^\n]{0,40}? (from|at|@|=|:|on)\ ?[`'\x22(<]?(git\+)?(https?|git|ssh)://[^\s`'\x22)]+
    | \b(add|include|put|use|install|declare|require|insert)\b [^\n]{0,60}? (@|from|=|:)\ ?[`'\x22(<]?(git\+)?(https?|git|ssh)://[^\s`'\x22)]+[`'\x22)>]?\ (to|in|into|as)\ [^\n]{0,40}?\b(dependenc(y|ies)|requirements|package\.json|pyproject\.toml|cargo\.toml|go\.mod|gemfile)
    | \b(pip3?|uv\ pip|uv|pipx|poetry)\ (install|add)\ [^\n]{0,60}? ((git\+)?https?://|--(extra-)?index-url[=\ ]https?://)[^\s`'\x22)]+
    | \b(npm|pnpm|yarn|bun)\ (install|i|add)\ [^\n]{0,60}? ((git\+)?https?://|--registry[=\ ]https?://)[^\s`'\x22)]+
    | \b(cargo\ (install|add)|gem\ install|go\ (get|install))\ [^\n]{0,60}? (--git|--source|-s)[=\ ]https?://[^\s`'\x22)]+";

/// That something is fine, as a fact.
pub(super) const VOUCH: &str = r"(?x) \b(this|the)\ (code|package|file|module|script|library|repository|change|plugin)\ (is|was|has\ been) [^\n]{0,30}? \b(legit|legitimate|safe|benign|harmless|tested|approved|verified|trusted|audited|reviewed|clean|secure)\b";
