//! Archives: their members are analysed in batches.
//!
//! An archive is read by one worker, a *batch* of members at a time, and each
//! batch is analysed by the pool before the next one is read. So no more is
//! held than the archive and a batch, however much it unpacks to.

use std::sync::{Arc, Mutex, PoisonError};

use laocoon_report::{Partly, Warning};
use laocoon_source::{
    ArchiveEvent, ArchiveLimits, ArchiveReader, Candidate, LayoutBuilder, LoadOptions, Member,
    SkipReason, Skipped, load_bytes,
};

use super::gathering::{FoundArchive, Gathering, Input, Origin};
use crate::pool::{self, Outcome, PoolOptions};

/// A batch ends with the member that reaches one of these.
const BATCH_BYTES: usize = 16 << 20;
const BATCH_EVENTS: usize = 2_000;

/// The limits of an archive, with the user's limit for a file.
pub(crate) fn limits(load: &LoadOptions) -> ArchiveLimits {
    ArchiveLimits {
        max_file_bytes: load.max_file_bytes,
        ..ArchiveLimits::default()
    }
}

/// Analyses what is in an archive.
pub(super) fn scan(archive: FoundArchive, gathering: &mut Gathering) {
    let FoundArchive {
        unit,
        candidate,
        if_none,
    } = archive;
    let candidate = Arc::new(candidate);
    let name = Arc::clone(&candidate.name);
    let limits = limits(&gathering.load);
    let opened = load_bytes(&candidate, limits.max_archive_bytes)
        .and_then(|bytes| ArchiveReader::open(&name, bytes, limits).ok_or(if_none));
    let reader = match opened {
        Ok(reader) => Arc::new(Mutex::new(reader)),
        Err(skipped) => return gathering.builder.skip(unit, skipped),
    };
    gathering.builder.opened(unit, &name);
    gathering.sources.add_archive(&candidate);
    let mut layout = LayoutBuilder::default();
    loop {
        let batch = match read_batch(&reader, gathering.options) {
            Ok(batch) => batch,
            Err((reason, detail)) => {
                let skipped = Skipped::new(&*name, reason).because(detail);
                return gathering.builder.skip(unit, skipped);
            }
        };
        if batch.is_empty() {
            break;
        }
        for event in &batch {
            if let ArchiveEvent::Member(member) = event {
                layout.see(&member.name, &member.bytes);
            }
        }
        let inputs = batch
            .into_iter()
            .filter_map(|event| receive(event, unit, &candidate, gathering))
            .collect();
        // Archives among the members were opened by the reader.
        gathering.analyse(inputs);
    }
    gathering.conclude_archive(unit, &name);
    if let Some(layout) = layout.finish() {
        gathering.builder.layout(unit, &name, layout);
    }
}

/// Reads on a worker of the pool: whatever happens there ends this archive alone.
pub(crate) fn read_batch(
    reader: &Arc<Mutex<ArchiveReader>>,
    options: PoolOptions,
) -> Result<Vec<ArchiveEvent>, (SkipReason, String)> {
    let reader = Arc::clone(reader);
    let work = move |_| {
        let mut reader = reader.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = 0;
        let mut batch = Vec::new();
        while bytes < BATCH_BYTES
            && batch.len() < BATCH_EVENTS
            && let Some(event) = reader.next()
        {
            if let ArchiveEvent::Member(member) = &event {
                bytes += member.bytes.len();
            }
            batch.push(event);
        }
        batch
    };
    match pool::run(1, options, Arc::new(work)).pop() {
        Some(Outcome::Done(batch)) => Ok(batch),
        Some(Outcome::Panicked(message)) => Err((SkipReason::InternalError, message)),
        _ => Err((SkipReason::Timeout, "longer than `--timeout`".to_owned())),
    }
}

/// Records what is no member to analyse, and gives one that is.
fn receive(
    event: ArchiveEvent,
    unit: usize,
    candidate: &Arc<Candidate>,
    gathering: &mut Gathering,
) -> Option<Input> {
    let archive = &candidate.name;
    let path = || archive.to_string();
    match event {
        ArchiveEvent::Member(Member { name, path, bytes }) => {
            gathering.builder.count_member();
            if gathering.exclude.leaves_out_member(&path) {
                let skipped = Skipped::new(&**archive, SkipReason::Excluded);
                gathering.builder.skip_member(unit, Some(name), skipped);
                return None;
            }
            return Some(Input {
                unit,
                below_root: 0,
                name: Arc::clone(archive),
                member: Some(name.into()),
                origin: Origin::Member {
                    archive: Arc::clone(candidate),
                    path: path.into(),
                    bytes,
                },
            });
        }
        ArchiveEvent::Skipped {
            member,
            reason,
            detail,
        } => {
            if member.is_some() {
                gathering.builder.count_member();
            }
            let skipped = Skipped {
                path: path(),
                reason,
                detail,
            };
            gathering.builder.skip_member(unit, member, skipped);
        }
        ArchiveEvent::Partly { member, reason } => {
            let partly = Partly {
                path: path(),
                member: Some(member),
                reason: reason.to_string(),
                lines: Vec::new(),
            };
            gathering.builder.partly(unit, partly);
        }
        ArchiveEvent::Told {
            member,
            told,
            detail,
        } => {
            let found = gathering.look_at_oddity(unit, archive, member.as_deref(), told, &detail);
            if !found {
                gathering.warnings.push(Warning {
                    path: path(),
                    member,
                    line: None,
                    message: format!("{}: {detail}", told.as_str()),
                });
            }
        }
    }
    None
}
