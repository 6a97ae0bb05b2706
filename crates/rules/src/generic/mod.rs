//! stub
#[derive(Debug)]
pub struct GenericPattern;
impl GenericPattern {
    pub fn compile(_: &str, _: &crate::schema::Options) -> Result<Self, String> {
        Err("generic patterns are not there yet".into())
    }
    pub fn metavariables(&self) -> Vec<String> {
        Vec::new()
    }
    pub fn words(&self) -> Vec<String> {
        Vec::new()
    }
}
